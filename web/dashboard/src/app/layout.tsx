import { RootHtml } from '@mobilytics/web-shell/root-html';
import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import './globals.css';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return <RootHtml app="dashboard">{children}</RootHtml>;
}
