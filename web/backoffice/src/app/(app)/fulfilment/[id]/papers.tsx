'use client';

import { useMutation } from '@apollo/client/react';
import { Button, LinkButton } from '@mobilytics/ui/button';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { useAction } from '#lib/use-action.ts';
import { PrintPapers } from '#parts/print-papers.tsx';
import type { Commands } from './packing.tsx';
import { PackedItems } from './parcel-contents.tsx';
import { handOverMutation } from './station-mutations.ts';
import type { Shipment } from './station-query.ts';
import type { Say } from './use-scanning.ts';

/** The bought label: print it and the slip, then give the parcel to the carrier. */
export function Papers({
  shipment,
  number,
  commands,
  say,
  onChanged,
}: {
  shipment: Shipment;
  /** Which parcel of this fulfilment it is, null when it is the only one. */
  number: number | null;
  /** Null for a parcel that the words of the scan field do not mean. */
  commands: RefObject<Commands> | null;
  say: Say;
  onChanged: () => void;
}) {
  const t = useTranslations('fulfilment.label');
  const tc = useTranslations('common');
  const [handOver] = useMutation(handOverMutation);
  const { run, isPending, problem } = useAction();
  const { labelUrl, packingSlipUrl, carrier } = shipment;
  const canHandOver = shipment.status === 'LABEL_PURCHASED';

  const give = async () => {
    if (!canHandOver) return;
    const answer = await run(shipment.id, async (context) => {
      const { data } = await handOver({
        variables: { input: { shipmentId: shipment.id } },
        context,
      });
      return data?.handOverShipment;
    });
    if (answer && carrier) {
      say({ tone: 'success', title: t('handedOver', { carrier: tc(`carriers.${carrier}`) }) });
    }
    onChanged();
  };
  const open = (url: string | null) => () => {
    if (url) window.open(url, '_blank', 'noopener');
  };
  if (commands) {
    commands.current.LABEL = open(labelUrl);
    commands.current.SLIP = open(packingSlipUrl);
    commands.current.HANDOVER = () => void give();
  }

  return (
    <Section
      title={number === null ? t('title') : t('titleOf', { number })}
      actions={<Status status={shipment.status} />}
    >
      {number !== null && (
        <div className="mb-4">
          <PackedItems shipment={shipment} />
        </div>
      )}
      <DescriptionList
        items={[
          {
            term: tc('columns.carrier'),
            value: [carrier && tc(`carriers.${carrier}`), shipment.serviceName]
              .filter(Boolean)
              .join(', '),
          },
          {
            term: tc('columns.tracking'),
            value: (
              <span className="flex flex-wrap items-center gap-x-3">
                {shipment.trackingNumber && (
                  <CopyId id={shipment.trackingNumber} className="text-base! text-ink!" />
                )}
                <TextLink href={`/shipments/${shipment.id}`}>
                  <span className="font-mono text-xs">{shipment.id}</span>
                </TextLink>
              </span>
            ),
          },
          ...(shipment.cost ? [{ term: t('cost'), value: <Money value={shipment.cost} /> }] : []),
        ]}
      />
      <div className="mt-5 flex flex-wrap items-center gap-3">
        {labelUrl && (
          <LinkButton
            href={labelUrl}
            target="_blank"
            kind={canHandOver ? 'primary' : 'secondary'}
            icon={<Printer aria-hidden className="size-4" />}
          >
            {t('print')}
          </LinkButton>
        )}
        {packingSlipUrl && (
          <LinkButton
            href={packingSlipUrl}
            target="_blank"
            icon={<Printer aria-hidden className="size-4" />}
          >
            {t('slip')}
          </LinkButton>
        )}
        {shipment.customsInvoiceUrl && (
          <LinkButton
            href={shipment.customsInvoiceUrl}
            target="_blank"
            icon={<Printer aria-hidden className="size-4" />}
          >
            {t('invoice')}
          </LinkButton>
        )}
        {!(labelUrl && packingSlipUrl) && <span className="text-sm text-muted">{t('noFile')}</span>}
        {canHandOver && (
          <Button isPending={isPending} onPress={() => void give()}>
            {t('handOver')}
          </Button>
        )}
      </div>
      {problem && (
        <div className="mt-4">
          <ErrorState error={problem} />
        </div>
      )}
      {labelUrl && (
        <details className="mt-4">
          <summary className="cursor-pointer text-sm text-accent">{t('reprint')}</summary>
          <div className="pt-3">
            <PrintPapers of={{ shipmentIds: [shipment.id] }} />
          </div>
        </details>
      )}
    </Section>
  );
}
