'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Button } from '@mobilytics/ui/button';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ReasonDialog } from '#components/reason-dialog.tsx';
import type { useAction } from '#lib/use-action.ts';
import { usePay } from '#lib/use-pay.ts';
import { cancelOrderMutation, type Order } from './order-query.ts';

export function OrderActions({
  order,
  payment,
  onChange,
}: {
  order: Order;
  /** Its problem is shown by the page. */
  payment: ReturnType<typeof useAction>;
  onChange: () => void;
}) {
  const t = useTranslations('orders');
  const [cancelOrder] = useMutation(cancelOrderMutation);
  const pay = usePay();
  const [isCanceling, setCanceling] = useState(false);
  return (
    <>
      {order.allowedActions.includes('CANCEL') && (
        <Button onPress={() => setCanceling(true)}>{t('cancel')}</Button>
      )}
      {order.allowedActions.includes('PAY') && (
        <Button
          kind="primary"
          isPending={payment.isPending}
          onPress={() => void payment.run((key) => pay(order.id, key))}
        >
          {t('pay')}
        </Button>
      )}
      <ReasonDialog
        title={t('cancelTitle', { number: order.number })}
        confirmLabel={t('cancel')}
        isOpen={isCanceling}
        onOpenChange={setCanceling}
        run={async (reason, key) => {
          const { data } = await cancelOrder({
            variables: { input: { id: order.id, version: order.version, reason } },
            context: idempotent(key),
          });
          const problems = userProblems(data?.cancelOrder);
          if (problems.length === 0) showToast(t('canceled'));
          onChange();
          return problems;
        }}
      >
        {t('cancelText')}
      </ReasonDialog>
    </>
  );
}
