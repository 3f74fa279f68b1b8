import type { ReactNode } from 'react';
import { BillingNavigation } from './billing-navigation.tsx';

export default function BillingLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <BillingNavigation />
      {children}
    </>
  );
}
