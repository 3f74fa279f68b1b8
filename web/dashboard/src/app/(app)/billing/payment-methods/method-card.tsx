'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { Badge } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { PaymentMethodsQuery } from '#generated/graphql.ts';
import { useMay } from '#layout/viewer.tsx';
import { useAction } from '#lib/use-action.ts';
import { methodName } from './method-name.ts';
import { removeMethodMutation, setDefaultMutation } from './method-queries.ts';

type Method = NonNullable<PaymentMethodsQuery['billingAccount']>['paymentMethods'][number];

/** One way to pay: what it pays for, and what can be done with it. */
export function MethodCard({ method, onChange }: { method: Method; onChange: () => void }) {
  const t = useTranslations('methods');
  const mayWrite = useMay('billing:write');
  const [setDefault] = useMutation(setDefaultMutation);
  const action = useAction();
  const [isRemoving, setRemoving] = useState(false);
  const makeDefault = async () => {
    const isDone = await action.run(async (key) => {
      const input = { id: method.id };
      const { data } = await setDefault({ variables: { input }, context: idempotent(key) });
      return userProblems(data?.setDefaultPaymentMethod);
    });
    onChange();
    if (isDone) showToast(t('isDefault', { name: methodName(method) }));
  };
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 py-4 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 text-sm max-sm:basis-full">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {methodName(method)} {method.isDefault && <Badge>{t('default')}</Badge>}
        </p>
        {method.expiryMonth && method.expiryYear && (
          <p className={method.isExpired ? 'text-danger' : 'text-muted'}>
            {t(method.isExpired ? 'expired' : 'expires', {
              month: String(method.expiryMonth).padStart(2, '0'),
              year: method.expiryYear,
            })}
          </p>
        )}
        {method.expiresSoon && <p className="text-warning">{t('soon')}</p>}
        <p className="text-muted">
          {method.paysFor.length === 0 ? t('paysForNothing') : t('paysFor')}{' '}
          <PaysFor plans={method.paysFor} />
        </p>
        {action.problem && <Banner tone="danger">{action.problem}</Banner>}
      </div>
      {mayWrite && (
        <div className="flex flex-wrap gap-2">
          {!method.isDefault && !method.isExpired && (
            <Button
              size="small"
              isPending={action.isPending}
              onPress={() => void makeDefault()}
              aria-label={t('makeDefaultOf', { name: methodName(method) })}
            >
              {t('makeDefault')}
            </Button>
          )}
          <Button
            size="small"
            kind="quiet"
            onPress={() => setRemoving(true)}
            aria-label={t('removeOf', { name: methodName(method) })}
          >
            {t('remove')}
          </Button>
        </div>
      )}
      <RemoveMethod
        method={method}
        isOpen={isRemoving}
        onOpenChange={setRemoving}
        onChange={onChange}
      />
    </li>
  );
}

/** The plans themselves while they are few, else how many devices of each there are. */
function PaysFor({ plans }: { plans: Method['paysFor'] }) {
  const devices = new Map<string, number>();
  for (const { planName, quantity } of plans)
    devices.set(planName, (devices.get(planName) ?? 0) + quantity);
  const shown =
    plans.length <= 3
      ? plans.map((plan) => ({ ...plan, href: `/billing/plans/${plan.id}` }))
      : [...devices].map(([planName, quantity]) => ({
          ...{ id: planName, planName, quantity, href: '/billing/plans' },
        }));
  return shown.map(({ id, planName, quantity, href }, index) => (
    <span key={id}>
      {index > 0 && ', '}
      <TextLink href={href}>{`${quantity} × ${planName}`}</TextLink>
    </span>
  ));
}

function RemoveMethod({
  method,
  isOpen,
  onOpenChange,
  onChange,
}: {
  method: Method;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onChange: () => void;
}) {
  const t = useTranslations('methods');
  const [remove] = useMutation(removeMethodMutation);
  const action = useAction();
  const confirm = async () => {
    const isDone = await action.run(async (key) => {
      const input = { id: method.id };
      const { data } = await remove({ variables: { input }, context: idempotent(key) });
      return userProblems(data?.removePaymentMethod);
    });
    onChange();
    if (!isDone) return;
    showToast(t('removed', { name: methodName(method) }));
    onOpenChange(false);
  };
  const problem = action.problem ?? method.notRemovableBecause;
  return (
    <ConfirmDialog
      title={t('removeTitle', { name: methodName(method) })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      confirmLabel={t('remove')}
      isPending={action.isPending}
      onConfirm={() => void confirm()}
    >
      {problem && <Banner tone={action.problem ? 'danger' : 'warning'}>{problem}</Banner>}
      <p className="mt-2">{t(method.paysFor.length > 0 ? 'removeTextPlans' : 'removeText')}</p>
    </ConfirmDialog>
  );
}
