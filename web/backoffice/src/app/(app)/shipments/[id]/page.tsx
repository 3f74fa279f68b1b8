'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { showToast } from '@mobilytics/ui/toast';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';
import { useAction } from '#lib/use-action.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { CarrierCalls } from '#parts/carrier-calls.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { PostalAddress } from '#parts/postal-address.tsx';
import { LabelVoidSection, VoidLabelButton } from './label-void.tsx';
import { ShipmentExceptions } from './shipment-exceptions.tsx';
import { ShipmentFacts } from './shipment-facts.tsx';
import { refreshMutation, shipmentQuery } from './shipment-query.ts';
import { ShipmentRoute } from './shipment-route.tsx';
import { ShipmentContents, ShipmentRates, TrackingEvents } from './shipment-tables.tsx';

const moving = [
  'HANDED_OVER',
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'LABEL_REQUESTED',
  'VOID_REQUESTED',
];

export default function ShipmentPage() {
  const t = useTranslations('shipments');
  const tc = useTranslations('common');
  const tcalls = useTranslations('carriers.calls');
  const { id } = useParams<{ id: string }>();
  const query = useQuery(shipmentQuery, { variables: { id }, errorPolicy: 'all', ...visibleOnly });
  const { data, error, refetch } = query;
  const shipment = data?.shipment;
  const [refresh] = useMutation(refreshMutation);
  const { run, isPending, problem } = useAction();
  const maySend = useMay('staff:fulfillment');
  const mayRefresh = maySend && shipment?.trackingNumber != null;
  const mayVoid = maySend && shipment?.status === 'LABEL_PURCHASED';
  usePolling(query, shipment != null && moving.includes(shipment.status));
  if (!shipment) {
    return (
      <ObjectState
        list={{ label: t('title'), href: '/shipments' }}
        isMissing={data?.shipment === null}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const ask = async () => {
    const answer = await run(id, async (context) => {
      const result = await refresh({ variables: { input: { shipmentId: id } }, context });
      return result.data?.refreshTracking;
    });
    if (answer) showToast(t('refreshed'));
  };
  return (
    <>
      <PageHeader
        title={shipment.trackingNumber ?? shipment.order.number}
        crumbs={[{ label: t('title'), href: '/shipments' }]}
        id={shipment.id}
        meta={<Status status={shipment.status} />}
        actions={
          <>
            {mayVoid && <VoidLabelButton id={id} onChange={() => void refetch()} />}
            {mayRefresh && (
              <Button kind="primary" isPending={isPending} onPress={() => void ask()}>
                {t('refresh')}
              </Button>
            )}
          </>
        }
      />
      <PartMissing error={error} onRetry={() => void refetch()} />
      {problem && (
        <div className="mb-6">
          <ErrorState error={problem} />
        </div>
      )}
      <ShipmentExceptions exceptions={shipment.exceptions} />
      <div className="grid items-start gap-x-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0">
          <TrackingEvents events={shipment.events} />
          <ShipmentContents items={shipment.items} />
          {shipment.calls && (
            <Section title={tcalls('title')} isFlush>
              <CarrierCalls calls={shipment.calls} trackingNumber={shipment.trackingNumber} />
            </Section>
          )}
          {shipment.rates && <ShipmentRates rates={shipment.rates} taken={shipment.service} />}
        </div>
        <div className="min-w-0">
          {shipment.labelVoid && <LabelVoidSection labelVoid={shipment.labelVoid} />}
          <Section title={tc('facts')}>
            <ShipmentFacts shipment={shipment} />
          </Section>
          <Section title={t('shipTo')}>
            <PostalAddress address={shipment.shipTo} />
          </Section>
          <ShipmentRoute events={shipment.events} />
          <Section title={tc('audit.title')}>
            <AuditTrail targetId={shipment.id} />
          </Section>
        </div>
      </div>
    </>
  );
}
