export { typedOperations as default } from '@mobilytics/web-shell/lib/typed-operations';
