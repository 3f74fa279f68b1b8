export { nextConfig as default } from '@mobilytics/web-shell/lib/next-config';
