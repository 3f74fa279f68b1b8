'use client';

import { useQuery } from '@apollo/client/react';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { DeviceHistory } from './device-history.tsx';
import { DeviceLife } from './device-life.tsx';
import { deviceQuery } from './device-query.ts';
import { DeviceSteps } from './device-steps.tsx';

export default function DevicePage() {
  const t = useTranslations('devices');
  const tc = useTranslations('common');
  const mayChange = useMay('staff:stock');
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
        actions={mayChange && <DeviceSteps device={device} />}
      />
      <PartMissing error={error} onRetry={() => void refetch()} />
      <div className="grid items-start gap-x-6 lg:grid-cols-2">
        <div>
          <Section title={t('life')}>
            <DeviceLife device={device} />
          </Section>
          <Section title={t('history.title')}>
            <DeviceHistory device={device} />
          </Section>
        </div>
        <div>
          <Section title={tc('facts')}>
            <DescriptionList
              items={[
                { term: tc('columns.serial'), value: <CopyId id={device.serial} /> },
                { term: t('columns.imei'), value: <CopyId id={device.imei} /> },
                { term: tc('columns.sku'), value: device.sku },
                { term: t('columns.firmware'), value: device.firmware ?? tc('unknown') },
                ...(device.warehouse
                  ? [{ term: t('steps.warehouse'), value: device.warehouse.name }]
                  : []),
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
