'use client';

export { PageCrash as default } from '@mobilytics/web-shell/page-crash';
