'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { formatMoney } from '@mobilytics/ui/lib/format';
import { showToast } from '@mobilytics/ui/toast';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { useAction } from '#lib/use-action.ts';
import { bookLineMutation, type Line } from './campaign-query.ts';

/** Asks to book a line, after its price and how it comes about were shown. */
export function BookLine({
  line,
  isOpen,
  onOpenChange,
  onChange,
}: {
  line: Line;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onChange: () => void;
}) {
  const t = useTranslations('campaigns');
  const { locale } = useUi();
  const [book] = useMutation(bookLineMutation);
  const action = useAction();
  const confirm = async () => {
    const isDone = await action.run(async (key) => {
      const { data } = await book({
        variables: { input: { id: line.id, version: line.version } },
        context: idempotent(key),
      });
      const result = data?.bookLine;
      if (result?.__typename === 'VehicleUnavailable') {
        const { vehicle, reason, message } = result;
        return [
          { message: t('unavailable', { vehicle: vehicle.name, reason: reason || message }) },
        ];
      }
      return userProblems(result);
    });
    onChange();
    if (!isDone) return;
    showToast(t('booked'));
    onOpenChange(false);
  };
  return (
    <ConfirmDialog
      title={t('bookTitle', { name: line.name })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      confirmLabel={t('book')}
      isDestructive={false}
      isPending={action.isPending}
      onConfirm={() => void confirm()}
    >
      <div className="flex flex-col gap-3">
        {action.problem && <Banner tone="danger">{action.problem}</Banner>}
        <p>
          {line.price
            ? t('bookText', {
                price: formatMoney(line.price.amount, line.price.currency, locale),
              })
            : t('bookTextNoPrice')}
        </p>
        <p className="text-ink">{line.priceBasis}</p>
      </div>
    </ConfirmDialog>
  );
}
