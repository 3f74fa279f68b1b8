'use client';

import { Figure } from '@mobilytics/ui/figure';
import { Grid } from '@mobilytics/ui/page';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { toNumber } from '#lib/decimal.ts';
import type { Home } from './home-query.ts';

/** The latest figures of what is on the road now. */
export function RunningCampaigns({ home }: { home: Home }) {
  const t = useTranslations('home');
  const report = useTranslations('report');
  const running = (home.campaigns?.edges ?? [])
    .map((edge) => edge.node)
    .filter(({ lines }) => lines.some((line) => line.status === 'IN_FLIGHT'));
  if (running.length === 0) return null;
  return (
    <section>
      <h2 className="mb-3 font-semibold">{t('running')}</h2>
      {running.map(({ id, name, delivery }) => (
        <div key={id}>
          <div className="mb-2 flex flex-wrap justify-between gap-3 text-sm">
            <TextLink href={`/campaigns/${id}`} className="font-medium">
              {name}
            </TextLink>
            <TextLink href={`/campaigns/${id}/report`}>{t('toReport')}</TextLink>
          </div>
          <Grid>
            <Figure
              label={t('ots')}
              level="OTS"
              value={toNumber(delivery?.ots?.persons)}
              unit={report('persons')}
              formatOptions={{ maximumFractionDigits: 0 }}
              asOf={delivery?.asOf ?? null}
              missing={report('missing')}
              explanation={delivery?.impressionsMissingBecause ?? report('otsHelp')}
            />
            <Figure
              label={t('kilometres')}
              value={toNumber(delivery?.kilometres)}
              unit={report('km')}
              formatOptions={{ maximumFractionDigits: 1 }}
              asOf={delivery?.asOf ?? null}
            />
            <Figure
              label={t('daysLive')}
              value={delivery?.daysLive ?? null}
              asOf={delivery?.asOf ?? null}
            />
          </Grid>
        </div>
      ))}
    </section>
  );
}
