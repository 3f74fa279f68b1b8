'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import type { Home } from './home-query.ts';

const row =
  'flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-2.5 text-sm first:border-t-0';

/** Orders that move and lines that wait. */
export function UnderWay({ home }: { home: Home }) {
  const t = useTranslations('home');
  const orders = home.moving?.edges.map((edge) => edge.node) ?? [];
  const lines = (home.campaigns?.edges ?? []).flatMap(({ node }) =>
    node.lines
      .filter((line) => line.status === 'PENDING_BOOKING' || line.status === 'BOOKED')
      .map((line) => ({ ...line, campaign: node })),
  );
  return (
    <Section title={t('underWay')}>
      {orders.length + lines.length === 0 && (
        <p className="text-sm text-muted">{t('underWayNone')}</p>
      )}
      <ul>
        {orders.map((order) => (
          <li key={order.id} className={row}>
            <TextLink href={`/orders/${order.id}`} className="font-medium">
              {order.number}
            </TextLink>
            <Status status={order.status} />
            <span className="grow text-muted">
              {order.placedAt && <DateTime value={order.placedAt} />}
            </span>
            <Money value={order.totals.total} />
          </li>
        ))}
        {lines.map((line) => (
          <li key={line.id} className={row}>
            <TextLink href={`/campaigns/${line.campaign.id}`} className="font-medium">
              {line.campaign.name}
            </TextLink>
            <Status status={line.status} />
            <span className="text-muted">{line.name}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
