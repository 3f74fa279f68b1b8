'use client';

import { useApolloClient } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { PageHeader } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { Stepper } from '@mobilytics/ui/stepper';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { Boxes, Split } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { PartMissing } from '#parts/object-state.tsx';
import { findFulfilment, isFulfilmentNumber } from '../find-fulfilment.ts';
import { NextFulfilment } from './next-fulfilment.tsx';
import { OpenWork } from './open-work.tsx';
import type { Commands } from './packing.tsx';
import { Papers } from './papers.tsx';
import { countSku, labelledParcels, openParcel, unpackedPieces } from './parcels.ts';
import { PickList } from './pick-list.tsx';
import { scanCommand } from './scan-command.ts';
import { ScanPanel } from './scan-panel.tsx';
import { ShipTo } from './ship-to.tsx';
import { SplitDialog } from './split-dialog.tsx';
import type { Fulfilment } from './station-query.ts';
import { usePacking } from './use-packing.ts';
import { useScanning } from './use-scanning.ts';

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
  const client = useApolloClient();
  const { navigate } = useUi();
  const field = useRef<HTMLInputElement>(null);
  const commands = useRef<Commands>({});
  const scanning = useScanning(fulfilment.id);
  const packing = usePacking(fulfilment, scanning, onChanged);
  const [isDividing, setDividing] = useState(false);
  const [isSplitting, setSplitting] = useState(false);
  const { status, lines, shipments } = fulfilment;
  const isPicking = status === 'TO_PICK' || status === 'PICKED';
  const labelled = labelledParcels(shipments);
  const isGone = status === 'SHIPPED' || status === 'DELIVERED';
  const rest =
    status === 'WAITING_FOR_STOCK' || status === 'ON_HOLD' || status === 'CANCELED' ? status : null;
  const step = stepOf[status];
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const canDivide = isPicking && pieces > 1 && !openParcel(shipments) && labelled.length === 0;
  const canSplit = pieces > 1 && (isPicking || status === 'WAITING_FOR_STOCK');

  const nothingToUndo = () => scanning.say({ tone: 'neutral', title: t('scan.nothingToUndo') });
  // A command stands only while the part that offers it is on the page.
  commands.current = { UNDO: scanning.undo ?? nothingToUndo };
  if (isPicking && unpackedPieces(lines).length > 0) commands.current.PACK = packing.packInHand;
  const openOther = async (number: string) => {
    const other = await findFulfilment(client, number);
    if (other) navigate(`/fulfilment/${other}`);
    else scanning.say({ tone: 'danger', title: t('scan.noFulfilment', { number }) });
  };
  const enter = (text: string) => {
    const command = scanCommand(text);
    const sku = countSku(text, lines, scanning.counted);
    const line = lines.find(({ id }) => id === sku.lineId);
    if (command) {
      if (commands.current[command]) commands.current[command]();
      else scanning.say({ tone: 'danger', title: t('scan.notNow', { command }) });
    } else if (isFulfilmentNumber(text)) void openOther(text);
    else if (isPicking && line) scanning.count(line, 1);
    else if (sku.answer === 'COMPLETE' || sku.answer === 'SERIALS') {
      const title = t('scan.refused', { serial: text.toUpperCase() });
      scanning.say({ tone: 'danger', title, text: t(`scan.sku.${sku.answer}`) });
    } else scanning.scan(text);
    field.current?.focus();
  };

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
            {fulfilment.splitFrom && (
              <TextLink href={`/fulfilment/${fulfilment.splitFrom.id}`}>
                {t('split.from', { number: fulfilment.splitFrom.number })}
              </TextLink>
            )}
            {fulfilment.splits.map((split) => (
              <TextLink key={split.id} href={`/fulfilment/${split.id}`}>
                {t('split.to', { number: split.number })}
              </TextLink>
            ))}
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
        <PickList
          lines={lines}
          counted={scanning.counted}
          onRemove={isPicking ? scanning.remove : undefined}
          actions={
            <span className="flex flex-wrap gap-2">
              {canDivide && (
                <Button
                  size="small"
                  icon={<Boxes aria-hidden className="size-4" />}
                  aria-pressed={isDividing}
                  onPress={() => setDividing(!isDividing)}
                >
                  {t('pack.several')}
                </Button>
              )}
              {canSplit && (
                <Button
                  size="small"
                  icon={<Split aria-hidden className="size-4" />}
                  onPress={() => setSplitting(true)}
                >
                  {t('split.action')}
                </Button>
              )}
            </span>
          }
        />
        <ShipTo
          fulfilment={fulfilment}
          canCorrect={(isPicking || rest !== null) && status !== 'CANCELED'}
          onChanged={onChanged}
        />
      </div>
      {labelled.map((shipment, index) => (
        <Papers
          key={shipment.id}
          shipment={shipment}
          number={labelled.length > 1 || isPicking ? index + 1 : null}
          commands={index === labelled.length - 1 ? commands : null}
          say={scanning.say}
          onChanged={onChanged}
        />
      ))}
      {isPicking && (
        <OpenWork
          fulfilment={fulfilment}
          scanning={scanning}
          packing={packing}
          isDividing={isDividing}
          commands={commands}
          onChanged={onChanged}
        />
      )}
      {isSplitting && (
        <SplitDialog
          fulfilment={fulfilment}
          onClose={() => setSplitting(false)}
          onSplit={packing.changed}
        />
      )}
    </>
  );
}
