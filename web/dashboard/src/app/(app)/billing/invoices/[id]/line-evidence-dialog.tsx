'use client';

import { Button } from '@mobilytics/ui/button';
import { Dialog, DialogActions } from '@mobilytics/ui/dialog';
import { ErrorState } from '@mobilytics/ui/error-state';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { LineEvidence } from '@mobilytics/web-shell/line-evidence';
import { useTranslations } from 'next-intl';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { evidenceQuery } from './evidence-query.ts';

/** Opens what a line of an invoice rests on. */
export function LineEvidenceDialog({
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
  const t = useTranslations('billing');
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
      {line && <LineEvidence evidence={line.evidence} isExplained={line.isExplained} />}
      <DialogActions>
        <Button onPress={onClose}>{t('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
