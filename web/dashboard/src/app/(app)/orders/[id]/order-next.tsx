'use client';

import { Banner } from '@mobilytics/ui/banner';
import { LinkButton } from '@mobilytics/ui/button';
import { formatDateTime } from '@mobilytics/ui/lib/format';
import { useUi } from '@mobilytics/ui/ui-context';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Order } from './order-query.ts';

const travelling = ['LABEL_PURCHASED', 'HANDED_OVER', 'IN_TRANSIT', 'OUT_FOR_DELIVERY'];

/** What happens next, in words; first what a payment that was just tried came to. */
export function OrderNext({ order }: { order: Order }) {
  const t = useTranslations('orders');
  const parameters = useSearchParams();
  const isPaid = order.paymentStatus === 'PAID' || order.paymentStatus === 'OVERPAID';
  const cameBack = parameters.has('paid');
  const lastPayment = order.payments?.[0];
  const isWaiting = order.status === 'PLACED' || order.status === 'EXPIRED';
  return (
    <div className="mb-6 flex flex-col gap-3">
      {cameBack && isPaid && <Banner tone="success">{t('paid')}</Banner>}
      {cameBack && !isPaid && isWaiting && lastPayment?.state !== 'FAILED' && (
        <Banner tone="info" title={t('paying')}>
          {t('payingText')}
        </Banner>
      )}
      {isWaiting && !isPaid && lastPayment?.state === 'FAILED' && (
        <Banner tone="danger" title={t('failedPayment')}>
          {t('failedPaymentText', { message: lastPayment.failureMessage ?? '' })}
        </Banner>
      )}
      {parameters.get('checkout') === 'refused' && order.status === 'PLACED' && !isPaid && (
        <Banner tone="warning" title={t('refused')}>
          {t('refusedText')}
        </Banner>
      )}
      <NextWords order={order} />
    </div>
  );
}

function NextWords({ order }: { order: Order }) {
  const t = useTranslations('orders');
  const common = useTranslations('common');
  const { locale } = useUi();
  const parcel = order.shipments?.find(({ status }) => travelling.includes(status));
  const { status } = order;
  const words = () => {
    if (status === 'PLACED' && order.expiresAt) {
      return t('next.placedUntil', { time: formatDateTime(new Date(order.expiresAt), locale) });
    }
    if (status === 'ON_HOLD') return t('next.ON_HOLD', { reason: order.holdReason ?? '—' });
    if (status === 'IN_FULFILLMENT' && parcel?.carrier) {
      return t('next.travelling', { carrier: common(`carrier.${parcel.carrier}`) });
    }
    if (status === 'COMPLETED' && !order.lines.some((line) => line.shippable)) {
      return t('next.completedService');
    }
    return t(`next.${status}`);
  };
  return (
    <Banner
      tone="neutral"
      title={t('next.title')}
      action={
        status === 'COMPLETED' && order.lines.some((line) => line.shippable) ? (
          <LinkButton size="small" href="/vehicles/new">
            {t('toVehicles')}
          </LinkButton>
        ) : undefined
      }
    >
      {words()}
    </Banner>
  );
}
