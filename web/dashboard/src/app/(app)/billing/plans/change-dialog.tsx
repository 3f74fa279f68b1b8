'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { Dialog, DialogActions } from '@mobilytics/ui/dialog';
import { formatMoney } from '@mobilytics/ui/lib/format';
import { NumberField } from '@mobilytics/ui/number-field';
import { SelectField } from '@mobilytics/ui/select-field';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { showToast } from '@mobilytics/ui/toast';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type {
  ChangePartFragment,
  PlanSubscriptionQuery,
  SubscriptionAction,
} from '#generated/graphql.ts';
import { useAction } from '#lib/use-action.ts';
import { ChangeEffect } from './change-effect.tsx';
import { confirmChangeMutation, previewChangeMutation } from './plan-queries.ts';

type Plan = NonNullable<PlanSubscriptionQuery['planSubscription']>;
type Offer = PlanSubscriptionQuery['plans'][number];

/** Shows what a change would cost, and does exactly that once it is confirmed. */
export function ChangeDialog({
  plan,
  offers,
  action,
  isOpen,
  onOpenChange,
  onDone,
}: {
  plan: Plan;
  offers: readonly Offer[];
  action: SubscriptionAction;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onDone: (change: ChangePartFragment) => void;
}) {
  const t = useTranslations('plans');
  const [preview] = useMutation(previewChangeMutation);
  const [confirm] = useMutation(confirmChangeMutation);
  const asking = useAction();
  const doing = useAction();
  const [sku, setSku] = useState(plan.sku ?? '');
  const [quantity, setQuantity] = useState(plan.quantity);
  const [change, setChange] = useState<ChangePartFragment | null>(null);
  const [notice, setNotice] = useState<string>();
  const isChange = action === 'CHANGE';

  const ask = () =>
    asking.run(async (key) => {
      setNotice(undefined);
      const wish = isChange ? { sku: sku || null, quantity } : {};
      const { data } = await preview({
        variables: { input: { subscriptionId: plan.id, action, ...wish } },
        context: idempotent(key),
      });
      const answer = data?.previewSubscriptionChange;
      if (answer?.__typename === 'PreviewSubscriptionChangeSuccess') setChange(answer.change);
      return userProblems(answer);
    });

  const carryOut = async () => {
    if (change === null) return;
    let done: ChangePartFragment | null = null;
    await doing.run(async (key) => {
      const { data } = await confirm({
        variables: { input: { changeId: change.id } },
        context: idempotent(key),
      });
      const answer = data?.confirmSubscriptionChange;
      if (answer?.__typename === 'ConfirmSubscriptionChangeSuccess') done = answer.change;
      if (answer?.__typename === 'SubscriptionChangeOutdated') {
        setNotice(answer.message);
        setChange(answer.newChange ?? null);
        return [];
      }
      return userProblems(answer);
    });
    if (done) finish(done);
  };

  const finish = (done: ChangePartFragment) => {
    showToast(t(done.state === 'DONE' ? 'done' : 'underWay'));
    onDone(done);
    onOpenChange(false);
  };

  // What needs no wish is reckoned as soon as it is asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each opening.
  useEffect(() => {
    if (isOpen && !isChange) void ask();
  }, [isOpen, isChange]);

  return (
    <Dialog
      title={t(`actions.${action}`)}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      width="medium"
    >
      <div className="flex flex-col gap-4">
        {notice && <Banner tone="warning">{notice}</Banner>}
        {(asking.problem || doing.problem) && (
          <Banner tone="danger">{doing.problem ?? asking.problem}</Banner>
        )}
        {isChange && (
          <Wish
            {...{ plan, offers, sku, quantity }}
            onSku={(value) => {
              setSku(value);
              setChange(null);
            }}
            onQuantity={(value) => {
              setQuantity(value);
              setChange(null);
            }}
          />
        )}
        {asking.isPending && !change && <SkeletonText lines={4} />}
        {change && <ChangeEffect change={change} />}
      </div>
      <DialogActions>
        <Button onPress={() => onOpenChange(false)}>{t('leave')}</Button>
        {change === null ? (
          <Button kind="primary" isPending={asking.isPending} onPress={() => void ask()}>
            {t('preview')}
          </Button>
        ) : (
          <Button
            kind={action === 'CANCEL_AT_PERIOD_END' ? 'danger' : 'primary'}
            isPending={doing.isPending}
            onPress={() => void carryOut()}
          >
            {t(`confirm.${action}`)}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Wish({
  plan,
  offers,
  sku,
  quantity,
  onSku,
  onQuantity,
}: {
  plan: Plan;
  offers: readonly Offer[];
  sku: string;
  quantity: number;
  onSku: (sku: string) => void;
  onQuantity: (quantity: number) => void;
}) {
  const t = useTranslations('plans');
  const { locale } = useUi();
  const { currency } = plan.unitPrice;
  const options = offers.flatMap(({ sku: value, name, prices, interval }) => {
    const price = prices.find((one) => one.currency === currency);
    // The plan it has keeps its price.
    const amount = value === plan.sku ? plan.unitPrice.amount : price?.amount;
    if (amount === undefined) return [];
    const label = `${name}, ${formatMoney(amount, currency, locale)} ${t(`per.${interval}`)}`;
    return [{ value, label }];
  });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField name="sku" label={t('plan')} value={sku} onChange={onSku} options={options} />
      <NumberField
        name="quantity"
        label={t('devices')}
        minValue={1}
        maxValue={10_000}
        value={quantity}
        onChange={onQuantity}
      />
    </div>
  );
}
