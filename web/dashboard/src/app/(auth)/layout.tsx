'use client';

export { AuthFrame as default } from '@mobilytics/web-shell/auth-frame';
