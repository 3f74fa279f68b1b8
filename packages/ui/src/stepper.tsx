'use client';

import { Check } from 'lucide-react';
import { classNames } from './lib/class-names.ts';
import { useUi } from './ui-context.tsx';

/** Where one is in work of a few steps. `current` counts from 0; beyond the last: all done. */
export function Stepper({
  label,
  steps,
  current,
}: {
  label: string;
  steps: string[];
  current: number;
}) {
  const { t } = useUi();
  return (
    <ol aria-label={label} className="mb-6 flex flex-wrap gap-x-6 gap-y-2">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? 'step' : undefined}
          className={classNames(
            'flex items-center gap-2 text-sm',
            index === current ? 'font-semibold' : 'text-muted',
          )}
        >
          <span
            aria-hidden
            className={classNames(
              'figures flex size-6 items-center justify-center rounded-full border text-xs',
              index < current && 'border-accent bg-accent text-on-accent',
              index === current && 'border-accent text-accent',
              index > current && 'border-control',
            )}
          >
            {index < current ? <Check className="size-3.5" strokeWidth={3} /> : index + 1}
          </span>
          {step}
          {index < current && <span className="sr-only"> ({t('done')})</span>}
        </li>
      ))}
    </ol>
  );
}
