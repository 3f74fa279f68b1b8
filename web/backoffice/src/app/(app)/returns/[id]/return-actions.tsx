'use client';

import { useMutation } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { ErrorState } from '@mobilytics/ui/error-state';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMay } from '#layout/viewer.tsx';
import { useAction } from '#lib/use-action.ts';
import { ReasonDialog } from '#parts/reason-dialog.tsx';
import {
  approveReturnMutation,
  type Return,
  receiveReturnMutation,
  rejectReturnMutation,
  retryReturnLabelMutation,
} from './return-query.ts';

const onTheWay = ['EXPECTED', 'LABEL_REQUESTED', 'LABEL_SENT', 'IN_TRANSIT'];

export function ReturnActions({ found, onChanged }: { found: Return; onChanged: () => void }) {
  const t = useTranslations('returns');
  const mayReceive = useMay('staff:stock');
  const mayRetry = useMay('staff:fulfillment');
  const [isRejecting, setRejecting] = useState(false);
  const [approve] = useMutation(approveReturnMutation);
  const [reject] = useMutation(rejectReturnMutation);
  const [receive] = useMutation(receiveReturnMutation);
  const [retry] = useMutation(retryReturnLabelMutation);
  const acting = useAction();
  const { id, number, version, parcel } = found;
  const done = (text: string) => {
    showToast(text);
    onChanged();
  };
  return (
    <>
      {found.allowedActions.includes('REJECT') && (
        <Button onPress={() => setRejecting(true)}>{t('reject.action')}</Button>
      )}
      {found.allowedActions.includes('APPROVE') && (
        <Button
          kind="primary"
          isPending={acting.isPending}
          onPress={async () => {
            const answer = await acting.run(`approve ${version}`, async (context) => {
              const { data } = await approve({ variables: { input: { id, version } }, context });
              return data?.approveReturn;
            });
            if (answer) done(t('approve.done', { number }));
            else onChanged();
          }}
        >
          {t('approve.action')}
        </Button>
      )}
      {parcel && onTheWay.includes(parcel.status) && mayReceive && (
        <Button
          kind="primary"
          isPending={acting.isPending}
          onPress={async () => {
            const answer = await acting.run(`receive ${parcel.version}`, async (context) => {
              const variables = { input: { id: parcel.id } };
              return (await receive({ variables, context })).data?.receiveReturn;
            });
            if (answer) done(t('receive.done', { number }));
            else onChanged();
          }}
        >
          {t('receive.action')}
        </Button>
      )}
      {parcel?.labelFailure && (
        <div className="w-full">
          <Banner tone="warning" title={t('labelFailure')}>
            <p>{parcel.labelFailure}</p>
            {mayRetry && (
              <div className="mt-2">
                <Button
                  size="small"
                  isPending={acting.isPending}
                  onPress={async () => {
                    const answer = await acting.run(`retry ${parcel.version}`, async (context) => {
                      const variables = { input: { id: parcel.id } };
                      return (await retry({ variables, context })).data?.retryReturnLabel;
                    });
                    if (answer) done(t('retried'));
                  }}
                >
                  {t('retry')}
                </Button>
              </div>
            )}
          </Banner>
        </div>
      )}
      {acting.problem && (
        <div className="w-full">
          <ErrorState error={acting.problem} />
        </div>
      )}
      {isRejecting && (
        <ReasonDialog
          draftKey={`reject-${id}`}
          title={t('reject.title', { number })}
          help={t('reject.help')}
          confirmLabel={t('reject.confirm')}
          onClose={() => setRejecting(false)}
          send={async (reason, context) => {
            const variables = { input: { id, version, reason } };
            const answer = (await reject({ variables, context })).data?.rejectReturn;
            if (answer && 'return' in answer) done(t('reject.done', { number }));
            else onChanged();
            return answer;
          }}
        />
      )}
    </>
  );
}
