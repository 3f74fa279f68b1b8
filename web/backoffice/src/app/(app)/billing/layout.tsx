import type { ReactNode } from 'react';
import { BillingNavigation } from './billing-navigation.tsx';
import { InStepLine } from './in-step-line.tsx';

export default function BillingLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <BillingNavigation />
      <InStepLine />
      {children}
    </>
  );
}
