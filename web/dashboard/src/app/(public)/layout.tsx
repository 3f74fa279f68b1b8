import { AuthFrame } from '@mobilytics/web-shell/auth-frame';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';

/** The address opens the page: no search engine keeps it, and no page that is linked to learns it. */
export const metadata: Metadata = {
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <AuthFrame isWide>{children}</AuthFrame>;
}
