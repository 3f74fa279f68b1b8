'use client';

import { Button } from '@mobilytics/ui/button';
import { DateTime } from '@mobilytics/ui/date-time';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { Dialog } from '@mobilytics/ui/dialog';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Badge } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { graphql } from '#generated/gql.ts';
import type { CarrierCallFieldsFragment } from '#generated/graphql.ts';
import { PlainTable } from '#parts/plain-table.tsx';

graphql(`
  fragment CarrierCallFields on CarrierCall {
    id
    carrier
    operation
    attempt
    method
    url
    status
    durationMs
    errorKind
    errorMessage
    requestBody
    responseBody
    shipmentIds
    startedAt
  }
`);

export type CarrierCall = CarrierCallFieldsFragment;

/** Whether the carrier answered as it should, as a word and a number. */
export function CallStatus({ call }: { call: Pick<CarrierCall, 'status' | 'errorKind'> }) {
  const t = useTranslations('carriers.calls');
  const { status } = call;
  if (status === null) {
    return (
      <Badge tone="danger" shape="cross">
        {t('noAnswer')}
      </Badge>
    );
  }
  const failed = status >= 500 || [401, 403, 429].includes(status);
  const tone = failed ? 'danger' : status >= 400 ? 'warning' : 'success';
  return (
    <Badge tone={tone} shape={status >= 400 ? 'triangle' : 'check'}>
      {status}
    </Badge>
  );
}

/** A parcel that moves is asked about all day; the rest is on the carriers' page. */
const shown = 8;

/** The calls about one parcel, newest first. */
export function CarrierCalls({
  calls,
  trackingNumber,
}: {
  calls: readonly CarrierCall[];
  trackingNumber: string | null;
}) {
  const t = useTranslations('carriers.calls');
  const [open, setOpen] = useState<CarrierCall | null>(null);
  return (
    <>
      <PlainTable
        label={t('title')}
        rows={calls.slice(0, shown)}
        rowId={({ id }) => id}
        empty={t('none')}
        columns={[
          {
            id: 'time',
            header: t('time'),
            cell: (call) => <DateTime value={call.startedAt} />,
          },
          { id: 'operation', header: t('operation'), cell: (call) => <Operation call={call} /> },
          { id: 'status', header: t('status'), cell: (call) => <CallStatus call={call} /> },
          {
            id: 'open',
            header: t('open'),
            align: 'end',
            cell: (call) => (
              <Button size="small" onPress={() => setOpen(call)}>
                {t('show')}
              </Button>
            ),
          },
        ]}
      />
      {calls.length > shown && trackingNumber && (
        <p className="px-4 py-3 text-sm sm:px-5">
          <TextLink href={`/carriers?search=${trackingNumber}`}>{t('all')}</TextLink>
        </p>
      )}
      {open && <CallDialog call={open} onClose={() => setOpen(null)} />}
    </>
  );
}

/** What it was part of, and whether it was said again. */
export function Operation({ call }: { call: Pick<CarrierCall, 'operation' | 'attempt'> }) {
  const t = useTranslations('carriers.calls');
  return (
    <>
      {t.has(`operations.${call.operation}`) ? t(`operations.${call.operation}`) : call.operation}
      {call.attempt > 1 && (
        <span className="text-muted"> · {t('again', { time: call.attempt })}</span>
      )}
    </>
  );
}

/** One exchange in full. */
export function CallDialog({ call, onClose }: { call: CarrierCall; onClose: () => void }) {
  const t = useTranslations('carriers.calls');
  const tc = useTranslations('common');
  const { locale } = useUi();
  return (
    <Dialog title={t('one')} width="large" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DescriptionList
        items={[
          { term: tc('columns.carrier'), value: tc(`carriers.${call.carrier}`) },
          { term: t('operation'), value: <Operation call={call} /> },
          { term: t('status'), value: <CallStatus call={call} /> },
          { term: t('time'), value: <DateTime value={call.startedAt} style="absolute" /> },
          { term: t('took'), value: `${formatNumber(call.durationMs, locale)} ms` },
          ...(call.errorMessage ? [{ term: t('why'), value: call.errorMessage }] : []),
          ...(call.shipmentIds.length > 0
            ? [{ term: t('parcels'), value: <Parcels ids={call.shipmentIds} /> }]
            : []),
        ]}
      />
      <Body title={`${call.method} ${call.url}`} text={call.requestBody} />
      <Body title={t('answer')} text={call.responseBody} />
    </Dialog>
  );
}

function Parcels({ ids }: { ids: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-x-3">
      {ids.slice(0, 10).map((id) => (
        <TextLink key={id} href={`/shipments/${id}`}>
          <span className="font-mono text-xs">…{id.slice(-8)}</span>
        </TextLink>
      ))}
      {ids.length > 10 && `+ ${ids.length - 10}`}
    </span>
  );
}

function Body({ title, text }: { title: string; text: string | null }) {
  const t = useTranslations('carriers.calls');
  return (
    <section aria-label={title} className="mt-4">
      <h3 className="mb-1 text-sm font-semibold [overflow-wrap:anywhere]">{title}</h3>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard.
        tabIndex={0}
        className="max-h-72 overflow-auto rounded-md bg-sunken p-3 text-xs [overflow-wrap:anywhere] whitespace-pre-wrap"
      >
        {text === null || text === '' ? t('nothing') : pretty(text)}
      </pre>
    </section>
  );
}

/** JSON on lines of its own; anything else as it came. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
