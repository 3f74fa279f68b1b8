'use client';

import { Stepper } from '@mobilytics/ui/stepper';
import { useTranslations } from 'next-intl';

const steps = ['PREPARED', 'ON_ITS_WAY', 'ARRIVING', 'DELIVERED'] as const;

/** How many of the steps are behind a parcel; those that stand still or return have no such way. */
const behind: Record<string, number> = {
  LABEL_PURCHASED: 1,
  HANDED_OVER: 1,
  IN_TRANSIT: 1,
  OUT_FOR_DELIVERY: 2,
  AVAILABLE_FOR_PICKUP: 2,
  DELIVERED: 4,
};

export function ParcelProgress({ status }: { status: string }) {
  const t = useTranslations('tracking');
  const current = behind[status];
  if (current === undefined) return null;
  return (
    <Stepper label={t('steps')} steps={steps.map((step) => t(`step.${step}`))} current={current} />
  );
}
