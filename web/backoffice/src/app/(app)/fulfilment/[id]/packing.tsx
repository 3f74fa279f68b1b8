'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { useForm } from '@mobilytics/ui/form';
import { problemsFromPaths } from '@mobilytics/ui/lib/form-problems';
import { Section } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { type RefObject, useState } from 'react';
import type { Box, ProductSize } from './boxes.ts';
import { BuyLabel } from './buy-label.tsx';
import { CustomsPart } from './customs-part.tsx';
import { ParcelForm, type ParcelValues, startParcel } from './parcel-form.tsx';
import { suggestedRate } from './rate-choice.ts';
import { RatesTable } from './rates-table.tsx';
import type { ScanCommand } from './scan-command.ts';
import { quoteMutation } from './station-mutations.ts';
import type { Fulfilment, Shipment } from './station-query.ts';
import type { Say } from './use-scanning.ts';

export type Commands = Partial<Record<ScanCommand, () => void>>;

/** The parcel, what the carriers offer for it, and the label. */
export function Packing({
  fulfilment,
  shipment,
  products,
  boxes,
  missing,
  commands,
  say,
  onChanged,
}: {
  fulfilment: Fulfilment;
  /** The parcel that is worked on, undefined while all that is left goes into one. */
  shipment: Shipment | undefined;
  products: readonly ProductSize[];
  boxes: readonly Box[];
  /** Pieces still to be scanned. */
  missing: number;
  commands: RefObject<Commands>;
  /** Answers where scans are answered, too, for who only looks there. */
  say: Say;
  onChanged: () => void;
}) {
  const t = useTranslations('fulfilment');
  const tc = useTranslations('common');
  const [quote] = useMutation(quoteMutation);
  const [failures, setFailures] = useState<
    { carrier: 'CANADA_POST' | 'USPS' | 'DHL' | 'CHIT_CHATS'; message: string }[]
  >([]);
  const [chosenId, setChosenId] = useState<string>();
  const { shippingMethod } = fulfilment;
  const rates = shipment?.rates ?? [];
  const isRequested = shipment?.status === 'LABEL_REQUESTED';

  const form = useForm<ParcelValues>({
    draftKey: `parcel-${fulfilment.id}-${shipment?.id ?? 'rest'}`,
    initialValues: startParcel(shipment?.parcel, products, boxes),
    validate: (values) => checkParcel(values, t),
    submit: async ({ box: _, ...parcel }, key) => {
      const { data } = await quote({
        variables: {
          input: {
            ...(shipment ? { shipmentId: shipment.id } : { fulfillmentId: fulfilment.id }),
            parcel,
          },
        },
        context: idempotent(key),
      });
      const result = data?.quoteRates;
      if (result?.__typename === 'QuoteRatesSuccess') {
        setFailures(result.failures);
        setChosenId(undefined);
        const count = result.shipment.rates?.length ?? 0;
        say({ tone: 'success', title: t('rates.compared', { count }) });
        onChanged();
      } else if (result) say({ tone: 'danger', title: result.message });
      return problemsFromPaths(userProblems(result), parcelFields);
    },
  });
  commands.current.RATES = () => void form.send();

  // What the shipping rules chose stands until the person chooses otherwise.
  const rulesId = shipment?.choice?.rate?.id;
  const chosen =
    rates.find(({ id }) => id === (chosenId ?? rulesId)) ?? suggestedRate(rates, shippingMethod);
  const isExpired =
    rates.length > 0 && rates.every((rate) => Date.parse(rate.expiresAt) < Date.now());
  const isChanged =
    rates.length > 0 &&
    shipment?.parcel !== null &&
    shipment?.parcel !== undefined &&
    parcelSides.some((side) => shipment.parcel?.[side] !== form.values[side]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-6 xl:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
      <Section title={t('parcel.title')}>
        <ParcelForm
          form={form}
          products={products}
          boxes={boxes}
          hasRates={rates.length > 0}
          isPrimary={rates.length === 0 || isExpired || isChanged}
        />
      </Section>
      <Section
        title={t('rates.title')}
        description={
          shippingMethod === 'EXPRESS' || shippingMethod === 'STANDARD'
            ? t('rates.asked', { method: tc(`shippingMethods.${shippingMethod}`) })
            : undefined
        }
        isFlush
      >
        <div className="flex flex-col gap-3 px-4 empty:hidden sm:px-5">
          {isExpired && (
            <Banner tone="warning" title={t('rates.expired')}>
              {t('rates.expiredText')}
            </Banner>
          )}
          {isChanged && !isExpired && (
            <Banner tone="warning" title={t('rates.changed')}>
              {t('rates.changedText')}
            </Banner>
          )}
          {shipment?.choice && rates.length > 0 && (
            <p className="text-sm text-muted">{shipment.choice.explanation}</p>
          )}
          {failures.map((failure) => (
            <Banner
              key={failure.carrier}
              tone="warning"
              title={t('rates.failure', { carrier: tc(`carriers.${failure.carrier}`) })}
            >
              {failure.message}
            </Banner>
          ))}
        </div>
        <RatesTable
          rates={rates}
          chosenId={chosen?.id}
          rulesId={rulesId}
          onChoose={isRequested ? undefined : setChosenId}
        />
        {shipment?.customs && rates.length > 0 && (
          <CustomsPart
            shipment={shipment}
            customs={shipment.customs}
            isFixed={isRequested}
            onChanged={onChanged}
          />
        )}
        {shipment && rates.length > 0 && (
          <BuyLabel
            shipment={shipment}
            rate={chosen}
            missing={missing}
            isBlocked={isExpired || isChanged}
            commands={commands}
            say={say}
            onChanged={onChanged}
          />
        )}
      </Section>
    </div>
  );
}

const parcelSides = [
  'weightGrams',
  'lengthMillimetres',
  'widthMillimetres',
  'heightMillimetres',
] as const;

const parcelFields = Object.fromEntries(parcelSides.map((side) => [`parcel.${side}`, side]));

const limits = [
  ['weightGrams', 'weight', 30_000],
  ['lengthMillimetres', 'length', 2000],
  ['widthMillimetres', 'width', 2000],
  ['heightMillimetres', 'height', 2000],
] as const;

function checkParcel(
  values: ParcelValues,
  t: ReturnType<typeof useTranslations<'fulfilment'>>,
): { field: string; message: string }[] {
  return limits
    .filter(([field, , max]) => !(values[field] >= 1 && values[field] <= max))
    .map(([field, label, max]) => ({
      field,
      message: t('parcel.wrong', { name: t(`parcel.${label}`), max }),
    }));
}
