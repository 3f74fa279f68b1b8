'use client';

import { useMutation } from '@apollo/client/react';
import { Button, LinkButton } from '@mobilytics/ui/button';
import { ErrorState } from '@mobilytics/ui/error-state';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAction } from '#lib/use-action.ts';
import { ReasonDialog } from '#parts/reason-dialog.tsx';
import { cancelOrderMutation, holdOrderMutation, releaseOrderMutation } from './order-mutations.ts';
import type { Order } from './order-query.ts';

const atStation = ['TO_PICK', 'PICKED', 'LABEL_PURCHASED'];

export function OrderActions({ order, onChanged }: { order: Order; onChanged: () => void }) {
  const t = useTranslations('orders');
  const [dialog, setDialog] = useState<'hold' | 'cancel'>();
  const [hold] = useMutation(holdOrderMutation);
  const [release] = useMutation(releaseOrderMutation);
  const [cancel] = useMutation(cancelOrderMutation);
  const releasing = useAction();
  const { id, number, version } = order;
  const open = order.fulfillments?.find(({ status }) => atStation.includes(status));
  const done = (text: string) => {
    showToast(text);
    onChanged();
  };
  return (
    <>
      {order.allowedActions.includes('CANCEL') && (
        <Button onPress={() => setDialog('cancel')}>{t('cancel.action')}</Button>
      )}
      {order.allowedActions.includes('HOLD') && (
        <Button onPress={() => setDialog('hold')}>{t('hold.action')}</Button>
      )}
      {order.allowedActions.includes('RELEASE') && (
        <Button
          kind="primary"
          isPending={releasing.isPending}
          onPress={async () => {
            const answer = await releasing.run(`${version}`, async (context) => {
              const { data } = await release({ variables: { input: { id, version } }, context });
              return data?.releaseOrder;
            });
            if (answer) done(t('release.done', { number }));
            else onChanged();
          }}
        >
          {t('release.action')}
        </Button>
      )}
      {open && (
        <LinkButton kind="primary" href={`/fulfilment/${open.id}`}>
          {t('fulfilments.open')}
        </LinkButton>
      )}
      {releasing.problem && (
        <div className="w-full">
          <ErrorState error={releasing.problem} />
        </div>
      )}
      {dialog && (
        <ReasonDialog
          draftKey={`${dialog}-${id}`}
          title={t(`${dialog}.title`, { number })}
          help={t(`${dialog}.help`)}
          confirmLabel={t(`${dialog}.confirm`)}
          onClose={() => setDialog(undefined)}
          send={async (reason, context) => {
            const variables = { input: { id, version, reason } };
            const answer =
              dialog === 'hold'
                ? (await hold({ variables, context })).data?.holdOrder
                : (await cancel({ variables, context })).data?.cancelOrder;
            if (answer && 'order' in answer) done(t(`${dialog}.done`, { number }));
            else onChanged();
            return answer;
          }}
        />
      )}
    </>
  );
}
