'use client';

import { useQuery } from '@apollo/client/react';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { DeviceLife } from './device-life.tsx';

const deviceQuery = graphql(`
  query BackofficeDevice($id: ID!) {
    device(id: $id) {
      id
      serial
      imei
      sku
      firmware
      status
      version
      deliveredAt
      lastPingAt
      keyPrefix
      organization {
        id
        name
      }
      order {
        id
        number
      }
      shipment {
        id
        status
        trackingNumber
      }
      vehicle {
        id
        name
        market {
          code
          name
        }
      }
    }
  }
`);

export default function DevicePage() {
  const t = useTranslations('devices');
  const tc = useTranslations('common');
  const { id } = useParams<{ id: string }>();
  const query = useQuery(deviceQuery, { variables: { id }, errorPolicy: 'all', ...visibleOnly });
  usePolling(query);
  const { data, error, refetch } = query;
  const device = data?.device;
  if (!device) {
    return (
      <ObjectState
        list={{ label: t('title'), href: '/devices' }}
        isMissing={data?.device === null}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const { organization } = device;
  return (
    <>
      <PageHeader
        title={device.serial}
        crumbs={[{ label: t('title'), href: '/devices' }]}
        id={device.id}
        meta={<Status status={device.status} />}
      />
      <PartMissing error={error} onRetry={() => void refetch()} />
      <div className="grid items-start gap-x-6 lg:grid-cols-2">
        <Section title={t('life')}>
          <DeviceLife device={device} />
        </Section>
        <div>
          <Section title={tc('facts')}>
            <DescriptionList
              items={[
                { term: tc('columns.serial'), value: <CopyId id={device.serial} /> },
                { term: t('columns.imei'), value: <CopyId id={device.imei} /> },
                { term: tc('columns.sku'), value: device.sku },
                { term: t('columns.firmware'), value: device.firmware ?? tc('unknown') },
                {
                  term: tc('columns.customer'),
                  value: organization ? (
                    <TextLink href={`/customers/${organization.id}`}>{organization.name}</TextLink>
                  ) : (
                    t('ours')
                  ),
                },
                {
                  term: t('key'),
                  value: device.keyPrefix ? (
                    <span className="font-mono text-xs">{device.keyPrefix}…</span>
                  ) : (
                    t('noKey')
                  ),
                },
              ]}
            />
          </Section>
          <Section title={tc('audit.title')}>
            <AuditTrail targetId={device.id} />
          </Section>
        </div>
      </div>
    </>
  );
}
