export { PageNotFound as default } from '@mobilytics/web-shell/page-not-found';
