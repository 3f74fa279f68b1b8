'use client';

import { Button } from '@mobilytics/ui/button';
import { Dialog, DialogActions } from '@mobilytics/ui/dialog';
import { ErrorState } from '@mobilytics/ui/error-state';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { useTranslations } from 'next-intl';
import type { InvoiceEvidenceQuery } from '#generated/graphql.ts';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { CampaignPart, UsagePart } from './evidence-of-campaigns.tsx';
import { OrderPart, PlanPart } from './evidence-of-goods.tsx';
import { ProrationPart, TaxPart } from './evidence-of-sums.tsx';
import { evidenceQuery } from './evidence-query.ts';

type Line = NonNullable<InvoiceEvidenceQuery['invoice']>['lines'][number];
export type Evidence = Line['evidence'][number];
export type EvidenceOf<Name extends Evidence['__typename']> = Extract<
  Evidence,
  { __typename?: Name }
>;

/** What a line of an invoice rests on: order and serials, devices and days, campaign and delivery. */
export function LineEvidence({
  invoiceId,
  lineId,
  title,
  onClose,
}: {
  invoiceId: string;
  lineId: string;
  title: string;
  onClose: () => void;
}) {
  const t = useTranslations('evidence');
  const { data, error, retry } = useLiveQuery(evidenceQuery, { variables: { id: invoiceId } });
  const line = data?.invoice?.lines.find(({ id }) => id === lineId);
  return (
    <Dialog
      title={title}
      isOpen
      width="medium"
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      {error && <ErrorState error={error} onRetry={retry} />}
      {!data && !error && <SkeletonText lines={4} />}
      {line && (
        <div className="flex flex-col gap-5">
          {!line.isExplained && <p className="text-sm text-muted">{t('nothing')}</p>}
          {line.evidence.map((evidence, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: evidence has no id and never moves.
            <Part key={index} evidence={evidence} />
          ))}
        </div>
      )}
      <DialogActions>
        <Button onPress={onClose}>{t('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Part({ evidence }: { evidence: Evidence }) {
  const t = useTranslations('evidence');
  switch (evidence.__typename) {
    case 'OrderEvidence':
      return <OrderPart evidence={evidence} />;
    case 'PlanEvidence':
      return <PlanPart evidence={evidence} />;
    case 'CampaignEvidence':
      return <CampaignPart evidence={evidence} />;
    case 'UsageEvidence':
      return <UsagePart evidence={evidence} />;
    case 'ProrationEvidence':
      return <ProrationPart evidence={evidence} />;
    case 'TaxEvidence':
      return <TaxPart evidence={evidence} />;
    case 'HandWrittenEvidence':
      return <p className="text-sm">{evidence.reason ?? t('byHand')}</p>;
    default:
      return null;
  }
}
