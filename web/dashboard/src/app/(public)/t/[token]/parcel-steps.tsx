'use client';

import { CalendarDay } from '@mobilytics/ui/date-time';
import { classNames } from '@mobilytics/ui/lib/class-names';
import { Check, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Parcel } from './parcel-query.ts';

const stopped = ['EXCEPTION', 'RETURN_TO_SENDER'];

/** The way from door to door. What lies before the furthest step is behind the parcel as well. */
export function ParcelSteps({ parcel: { steps, status } }: { parcel: Parcel }) {
  const t = useTranslations('tracking');
  const isDelivered = status === 'DELIVERED';
  // A delivery that was taken back leaves the parcel where it was before.
  const furthest = steps.findLastIndex(
    ({ kind, reachedAt }) => reachedAt !== null && (kind !== 'DELIVERED' || isDelivered),
  );
  const isStopped = stopped.includes(status);
  return (
    <ol aria-label={t('steps')} className="mb-8 flex flex-col sm:flex-row">
      {steps.map(({ kind, reachedAt }, index) => {
        const isDone = index <= furthest;
        const isHere = index === furthest;
        return (
          <li
            key={kind}
            aria-current={isHere ? 'step' : undefined}
            className="relative flex flex-1 gap-3 pb-5 last:pb-0 sm:flex-col sm:gap-2 sm:pb-0"
          >
            {index < steps.length - 1 && (
              <span
                aria-hidden
                className={classNames(
                  'absolute top-7 bottom-0 left-[13px] w-0.5 sm:top-[13px] sm:right-0 sm:bottom-auto sm:left-7 sm:h-0.5 sm:w-auto',
                  index < furthest ? 'bg-accent' : 'bg-line',
                )}
              />
            )}
            <span
              aria-hidden
              className={classNames(
                'relative flex size-7 shrink-0 items-center justify-center rounded-full border-2',
                !isDone && 'border-control bg-canvas',
                isDone && !(isHere && isStopped) && 'border-accent bg-accent text-on-accent',
                isHere && isStopped && 'border-danger bg-danger-soft text-danger',
              )}
            >
              {isHere && isStopped ? (
                <TriangleAlert className="size-4" />
              ) : (
                isDone && <Check className="size-4" strokeWidth={3} />
              )}
            </span>
            <span className="text-sm">
              <span className={isDone ? 'block font-medium' : 'block text-muted'}>
                {t(`step.${kind}`)}
                <span className="sr-only"> {isDone ? t('reached') : t('ahead')}</span>
              </span>
              {isDone && reachedAt && (
                <span className="block text-muted">
                  <CalendarDay value={reachedAt.slice(0, 10)} />
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
