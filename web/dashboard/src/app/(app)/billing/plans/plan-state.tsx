'use client';

import { formatDateTime } from '@mobilytics/ui/lib/format';
import { Status } from '@mobilytics/ui/status';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import type { PlanPartFragment } from '#generated/graphql.ts';

/** Where a plan stands, and in words what that means for the one who pays it. */
export function PlanState({ plan }: { plan: PlanPartFragment }) {
  const words = usePlanWords();
  const text = words(plan);
  return (
    <>
      <Status status={plan.isCollectionPaused ? 'PAUSED' : plan.state} />
      {text && <span className="mt-0.5 block text-xs text-muted">{text}</span>}
    </>
  );
}

/** What the state of a plan means, as a sentence; undefined where there is nothing to add. */
export function usePlanWords() {
  const t = useTranslations('plans');
  const { locale } = useUi();
  const day = (at: string) => formatDateTime(new Date(at), locale, { dateStyle: 'medium' });
  return (plan: PlanPartFragment): string | undefined => {
    const { state, endedAt, trialEnd, resumesAt, currentPeriodEnd } = plan;
    if (endedAt) return t('endedOn', { day: day(endedAt) });
    const end = plan.cancelAt ?? (plan.cancelAtPeriodEnd ? currentPeriodEnd : null);
    if (end) return t('endsOn', { day: day(end) });
    if (plan.isCollectionPaused) {
      return resumesAt ? t('resumesOn', { day: day(resumesAt) }) : t('notCollected');
    }
    if (state === 'TRIALING' && trialEnd) return t('trialUntil', { day: day(trialEnd) });
    if (state === 'PAST_DUE' || state === 'UNPAID' || state === 'PAUSED')
      return t(`words.${state}`);
    return undefined;
  };
}
