import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  transpilePackages: ['ui', 'graph-client', 'tax', 'web-shell'].map(
    (name) => `@mobilytics/${name}`,
  ),
  // `npm run types` checks the types; Next.js would need TypeScript's old programming interface.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        { key: 'Permissions-Policy', value: 'camera=(self), geolocation=(self), microphone=()' },
      ],
    },
  ],
};

/** How Next.js builds and serves each app. */
export const nextConfig: NextConfig = createNextIntlPlugin('./src/i18n/request.ts')(config);
