'use client';

import { useQuery } from '@apollo/client/react';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { Badge } from '@mobilytics/ui/status';
import { LineEvidence } from '@mobilytics/web-shell/line-evidence';
import { useTranslations } from 'next-intl';
import { invoiceEvidenceQuery } from './evidence-query.ts';

/** Every line of an invoice; opened, it shows what it rests on. */
export function InvoiceEvidence({ invoiceId }: { invoiceId: string }) {
  const t = useTranslations('evidence');
  const tu = useTranslations('usage');
  const { data, error, refetch } = useQuery(invoiceEvidenceQuery, { variables: { id: invoiceId } });
  return (
    <Section title={t('title')} description={t('titleText')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonText lines={4} />}
      <div className="flex flex-col divide-y divide-line">
        {data?.invoice?.lines.map(({ id, description, net, evidence, isExplained }) => (
          <details key={id} className="py-2">
            <summary className="min-h-6 cursor-pointer rounded-md text-sm">
              <span className="[overflow-wrap:anywhere]">{description}</span>{' '}
              <span className="ml-2 whitespace-nowrap">
                <Money value={net} />
              </span>
              {!isExplained && (
                <span className="ml-2">
                  <Badge tone="warning" shape="triangle">
                    {tu('unexplained.badge')}
                  </Badge>
                </span>
              )}
            </summary>
            <div className="mt-2 border-l-2 border-line pl-4">
              <LineEvidence evidence={evidence} isExplained={isExplained} />
            </div>
          </details>
        ))}
      </div>
    </Section>
  );
}
