'use client';

import { Banner } from '@mobilytics/ui/banner';
import { DateTime } from '@mobilytics/ui/date-time';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import type { Shipment } from './shipment-query.ts';

/** Why the parcel needs a person, what to do next and who does it. */
export function ShipmentExceptions({ exceptions }: Pick<Shipment, 'exceptions'>) {
  const t = useTranslations('exceptions');
  const open = exceptions?.filter(({ status }) => status === 'OPEN') ?? [];
  return open.map(({ id, kind, since, nextStep, assignee }) => (
    <div key={id} className="mb-6">
      <Banner tone="danger" title={t(`kinds.${kind}`)}>
        <p>{nextStep}</p>
        <p className="mt-1">
          <TextLink href={`/exceptions/${id}`}>{assignee?.name ?? t('nobody')}</TextLink>
          {' · '}
          <DateTime value={since} />
        </p>
      </Banner>
    </div>
  ));
}
