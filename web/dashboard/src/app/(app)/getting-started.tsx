'use client';

import { LinkButton } from '@mobilytics/ui/button';
import { Section } from '@mobilytics/ui/page';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { firstSteps } from './home-query.ts';

const targets = {
  order: '/shop',
  delivered: '/orders',
  vehicle: '/vehicles/new',
  device: '/vehicles',
  campaign: '/campaigns/new',
  report: '/reports',
} as const;

type Step = keyof typeof targets;

/** The way from an order to the first report; gone when it was walked. */
export function GettingStarted({ steps }: { steps: ReturnType<typeof firstSteps> }) {
  const t = useTranslations('home');
  const names = Object.keys(targets) as Step[];
  const done = names.filter((name) => steps[name]).length;
  const next = names.find((name) => !steps[name]);
  // What could not be read is not called undone.
  if (!next || names.some((name) => steps[name] === undefined || steps[name] === null)) return null;
  return (
    <Section title={t('start')} description={t('startText', { done, all: names.length })}>
      <ol className="flex flex-col">
        {names.map((name) => (
          <li
            key={name}
            className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line py-3 text-sm first:border-t-0"
          >
            {steps[name] ? (
              <CircleCheck aria-hidden className="size-5 shrink-0 text-success" />
            ) : (
              <CircleDashed aria-hidden className="size-5 shrink-0 text-muted" />
            )}
            <div className="min-w-0 grow basis-48">
              <p className={steps[name] ? 'text-muted' : 'font-medium'}>
                {t(`step.${name}`)}
                <span className="sr-only"> ({steps[name] ? t('done') : t('open')})</span>
              </p>
              {!steps[name] && <p className="text-muted">{t(`step.${name}Text`)}</p>}
            </div>
            {name === next && (
              <LinkButton size="small" kind="primary" href={targets[name]}>
                {t(`step.${name}Action`)}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
