'use client';

import { useMutation } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { ErrorState } from '@mobilytics/ui/error-state';
import { formatMoney } from '@mobilytics/ui/lib/format';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { type RefObject, useState } from 'react';
import { useAction } from '#lib/use-action.ts';
import type { Commands } from './packing.tsx';
import { buyMutation } from './station-mutations.ts';
import type { Rate, Shipment } from './station-query.ts';
import type { Say } from './use-scanning.ts';

/** Buys the chosen offer, once however often it is pressed, and says what to do when it fails. */
export function BuyLabel({
  shipment,
  rate,
  missing,
  isBlocked,
  commands,
  say,
  onChanged,
}: {
  shipment: Shipment;
  rate: Rate | undefined;
  missing: number;
  /** The offers no longer hold. */
  isBlocked: boolean;
  commands: RefObject<Commands>;
  say: Say;
  onChanged: () => void;
}) {
  const t = useTranslations('fulfilment.label');
  const { locale } = useUi();
  const [buyLabel] = useMutation(buyMutation);
  const { run, isPending, problem } = useAction();
  const [advice, setAdvice] = useState<string>();
  const isRequested = shipment.status === 'LABEL_REQUESTED';
  const canBuy = rate !== undefined && missing === 0 && !isBlocked && !isRequested;

  const buy = async () => {
    if (!rate || !canBuy) {
      const title = missing > 0 ? t('missing', { count: missing }) : t('cannot');
      return say({ tone: 'danger', title });
    }
    const answer = await run(rate.id, async (context) => {
      const { data } = await buyLabel({
        variables: { input: { shipmentId: shipment.id, rateId: rate.id } },
        context,
      });
      const result = data?.buyLabel;
      const next =
        result?.__typename === 'CarrierRefused'
          ? result.retryable
            ? t('retryText')
            : t('chooseText')
          : undefined;
      setAdvice(next);
      if (result && 'message' in result) {
        say({ tone: 'danger', title: t('failed'), text: [result.message, next].join(' ').trim() });
      }
      return result;
    });
    if (answer && 'shipment' in answer) {
      say({ tone: 'success', title: t('bought'), text: answer.shipment.trackingNumber ?? '' });
    }
    onChanged();
  };
  commands.current.BUY = () => void buy();

  return (
    <div className="flex flex-col gap-3 border-t border-line px-4 py-4 sm:px-5">
      {isRequested && (
        <Banner tone="info" title={t('requested')}>
          {t('requestedText')}
        </Banner>
      )}
      {problem && !isRequested && (
        <ErrorState
          error={{
            ...problem,
            title: t('failed'),
            text: [problem.title, problem.text, advice].filter(Boolean).join(' '),
          }}
        />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          kind={canBuy ? 'primary' : 'secondary'}
          isDisabled={!canBuy}
          isPending={isPending || isRequested}
          onPress={() => void buy()}
        >
          {rate
            ? t('buy', { price: formatMoney(rate.price.amount, rate.price.currency, locale) })
            : t('buyPlain')}
        </Button>
        {missing > 0 && (
          <span className="text-sm text-muted">{t('missing', { count: missing })}</span>
        )}
      </div>
    </div>
  );
}
