import type { ReactNode } from 'react';
import { SignedIn } from '#layout/signed-in.tsx';

export default function AppLayout({ children }: { children: ReactNode }) {
  return <SignedIn>{children}</SignedIn>;
}
