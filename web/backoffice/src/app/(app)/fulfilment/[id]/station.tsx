'use client';

import { useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { Status } from '@mobilytics/ui/status';
import { Stepper } from '@mobilytics/ui/stepper';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { PartMissing } from '#parts/object-state.tsx';
import { PostalAddress } from '#parts/postal-address.tsx';
import { NextFulfilment } from './next-fulfilment.tsx';
import { type Commands, Packing } from './packing.tsx';
import { Papers } from './papers.tsx';
import { PickList } from './pick-list.tsx';
import { scanCommand } from './scan-command.ts';
import { ScanPanel } from './scan-panel.tsx';
import { type Fulfilment, stationProductsQuery } from './station-query.ts';
import { missingPieces, useScanning } from './use-scanning.ts';

const steps = ['pick', 'pack', 'handOver', 'done'] as const;
const stepOf: Record<string, number> = {
  TO_PICK: 0,
  PICKED: 1,
  LABEL_PURCHASED: 2,
  SHIPPED: 4,
  DELIVERED: 4,
};

/** The whole way of one fulfilment, from the pick list to the carrier, for hands that hold a scanner. */
export function Station({
  fulfilment,
  error,
  onChanged,
}: {
  fulfilment: Fulfilment;
  error: Error | undefined;
  onChanged: () => void;
}) {
  const t = useTranslations('fulfilment');
  const field = useRef<HTMLInputElement>(null);
  const commands = useRef<Commands>({});
  const scanning = useScanning(fulfilment.id);
  const { data, error: productsError } = useQuery(stationProductsQuery, {
    variables: { orderId: fulfilment.order.id },
    errorPolicy: 'all',
    fetchPolicy: 'cache-first',
  });
  const { status, shipment } = fulfilment;
  const isPicking = status === 'TO_PICK' || status === 'PICKED';
  const isLabelled = shipment?.trackingNumber != null;
  const isGone = status === 'SHIPPED' || status === 'DELIVERED';
  const rest =
    status === 'WAITING_FOR_STOCK' || status === 'ON_HOLD' || status === 'CANCELED' ? status : null;
  const step = stepOf[status];

  const nothingToUndo = () => scanning.say({ tone: 'neutral', title: t('scan.nothingToUndo') });
  // A command stands only while the part that offers it is on the page.
  commands.current = { UNDO: scanning.undo ?? nothingToUndo };
  const enter = (text: string) => {
    const command = scanCommand(text);
    if (!command) scanning.scan(text);
    else if (commands.current[command]) commands.current[command]();
    else scanning.say({ tone: 'danger', title: t('scan.notNow', { command }) });
    field.current?.focus();
  };
  const shippable = data?.order?.lines.filter((line) => line.shippable) ?? [];

  return (
    <>
      <PageHeader
        title={fulfilment.number}
        crumbs={[{ label: t('title'), href: '/fulfilment' }]}
        id={fulfilment.id}
        meta={<Status status={status} />}
        actions={<NextFulfilment id={fulfilment.id} isPrimary={isGone} commands={commands} />}
        description={
          <span className="flex flex-wrap gap-x-3">
            <TextLink href={`/orders/${fulfilment.order.id}`}>{fulfilment.orderNumber}</TextLink>
            <span>{fulfilment.organization.name}</span>
            <span>{fulfilment.warehouse.name}</span>
          </span>
        }
      />
      <PartMissing error={error} onRetry={onChanged} />
      {step !== undefined && (
        <Stepper
          label={t('steps.label')}
          steps={steps.map((name) => t(`steps.${name}`))}
          current={step}
        />
      )}
      {rest && (
        <div className="mb-6">
          <Banner tone="warning" title={t(`notAtStation.${rest}`)}>
            {fulfilment.waitingReason ?? t('notAtStation.text')}
          </Banner>
        </div>
      )}
      {isGone && (
        <div className="mb-6">
          <Banner tone="success" title={t('done.title')} />
        </div>
      )}
      {!rest && (
        <ScanPanel
          field={field}
          answer={scanning.answer}
          onEnter={enter}
          onUndo={isPicking ? scanning.undo : undefined}
        />
      )}
      <div className="grid items-start gap-x-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,1fr)]">
        <PickList lines={fulfilment.lines} onRemove={isPicking ? scanning.remove : undefined} />
        <Section title={t('columns.shipTo')}>
          <PostalAddress address={fulfilment.shipTo} />
        </Section>
      </div>
      {isLabelled && shipment && (
        <Papers shipment={shipment} commands={commands} say={scanning.say} onChanged={onChanged} />
      )}
      {isPicking &&
        !isLabelled &&
        (data || productsError ? (
          <Packing
            fulfilment={fulfilment}
            products={shippable.map((line) => ({
              ...line.variant,
              name: line.name,
              quantity: line.quantity,
            }))}
            missing={missingPieces(fulfilment.lines)}
            commands={commands}
            say={scanning.say}
            onChanged={onChanged}
          />
        ) : (
          <Section title={t('parcel.title')}>
            <SkeletonText lines={6} />
          </Section>
        ))}
    </>
  );
}
