import { useMutation } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { Section } from '@mobilytics/ui/page';
import { Badge } from '@mobilytics/ui/status';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { graphql } from '#generated/gql.ts';
import { ReasonDialog } from '#parts/reason-dialog.tsx';
import type { Shipment } from './shipment-query.ts';

const voidMutation = graphql(`
  mutation VoidLabel($input: VoidLabelInput!) {
    voidLabel(input: $input) {
      ... on VoidLabelSuccess {
        shipment {
          ...ShipmentFields
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

/** Gives the label back, for a reason that is kept. Offered until the carrier has the parcel. */
export function VoidLabelButton({ id, onChange }: { id: string; onChange: () => void }) {
  const t = useTranslations('carriers.void');
  const [isOpen, setOpen] = useState(false);
  const [send] = useMutation(voidMutation);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('action')}</Button>
      {isOpen && (
        <ReasonDialog
          draftKey={`void-${id}`}
          title={t('dialogTitle')}
          help={t('dialogHelp')}
          confirmLabel={t('action')}
          onClose={() => setOpen(false)}
          send={async (reason, context) => {
            const variables = { input: { shipmentId: id, reason } };
            const answer = (await send({ variables, context })).data?.voidLabel;
            if (answer?.__typename === 'VoidLabelSuccess') showToast(t('done'));
            onChange();
            return answer;
          }}
        />
      )}
    </>
  );
}

const refundTones = { PENDING: 'info', CREDITED: 'success', REFUSED: 'danger' } as const;

/** How the label was given back, and where its money is. */
export function LabelVoidSection({ labelVoid }: { labelVoid: NonNullable<Shipment['labelVoid']> }) {
  const t = useTranslations('carriers.void');
  const { reason, requestedAt, refusedAt, voidedAt, failure } = labelVoid;
  const { refundState, refundReference, refundSettledAt } = labelVoid;
  const settledAt = voidedAt ?? refusedAt;
  const state = voidedAt ? 'voided' : refusedAt ? 'refused' : 'pending';
  return (
    <Section title={t('title')}>
      <DescriptionList
        items={[
          {
            term: t('state'),
            value: (
              <>
                {t(state)} {settledAt && <DateTime value={settledAt} />}
              </>
            ),
          },
          { term: t('reason'), value: reason },
          { term: t('asked'), value: <DateTime value={requestedAt} style="absolute" /> },
          ...(failure ? [{ term: t('failure'), value: failure }] : []),
          ...(refundState
            ? [
                {
                  term: t('refund'),
                  value: (
                    <span className="flex flex-wrap items-center gap-2">
                      <Badge tone={refundTones[refundState]}>{t(`refunds.${refundState}`)}</Badge>
                      {refundSettledAt && <DateTime value={refundSettledAt} />}
                    </span>
                  ),
                },
              ]
            : []),
          ...(refundReference ? [{ term: t('refundReference'), value: refundReference }] : []),
        ]}
      />
    </Section>
  );
}
