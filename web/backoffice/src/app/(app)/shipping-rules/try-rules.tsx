'use client';

import { useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { TryRulesQuery } from '#generated/graphql.ts';
import { PlainTable } from '#parts/plain-table.tsx';

const tryQuery = graphql(`
  query TryRules {
    tryShippingRules(last: 25) {
      ... on TryShippingRulesSuccess {
        trials {
          shipment {
            id
            shipTo {
              name
              city
              country
            }
          }
          taken {
            id
            carrier
            serviceName
            price {
              amount
              currency
            }
          }
          choice {
            explanation
            rate {
              id
              carrier
              serviceName
              price {
                amount
                currency
              }
            }
          }
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

type Tried = Extract<TryRulesQuery['tryShippingRules'], { __typename: 'TryShippingRulesSuccess' }>;
type Trial = Tried['trials'][number];

/** What the rules would choose for parcels of late, beside what was taken. */
export function TryRules() {
  const t = useTranslations('shipping.try');
  const { data, error, refetch } = useQuery(tryQuery, { fetchPolicy: 'network-only' });
  const answer = data?.tryShippingRules;
  const trials = answer?.__typename === 'TryShippingRulesSuccess' ? answer.trials : undefined;
  const moved = (trials ?? []).filter(({ taken, choice }) => taken && taken.id !== choice.rate?.id);
  return (
    <Section title={t('title')} description={t('text')} isFlush>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!answer && !error && (
        <div className="px-5 pb-5">
          <SkeletonText lines={6} />
        </div>
      )}
      {trials?.length === 0 && <EmptyState title={t('empty')} />}
      {trials && trials.length > 0 && (
        <>
          <div className="px-4 pb-3 sm:px-5">
            <Banner>{t('summary', { count: moved.length, total: trials.length })}</Banner>
          </div>
          <PlainTable
            label={t('title')}
            rows={trials}
            rowId={(trial) => trial.shipment.id}
            empty={t('empty')}
            columns={[
              { id: 'parcel', header: t('parcel'), cell: (trial) => <ParcelCell trial={trial} /> },
              {
                id: 'taken',
                header: t('taken'),
                cell: ({ taken }) => (taken ? <Offer rate={taken} /> : t('nothing')),
              },
              {
                id: 'choice',
                header: t('choice'),
                cell: ({ taken, choice }) =>
                  choice.rate === null ? (
                    t('nothing')
                  ) : taken?.id === choice.rate.id ? (
                    <span className="text-muted">{t('same')}</span>
                  ) : (
                    <Offer rate={choice.rate} />
                  ),
              },
              {
                id: 'why',
                header: t('rule'),
                cell: ({ choice }) => (
                  <span className="block max-w-lg min-w-64 py-1 text-xs text-muted">
                    {choice.explanation}
                  </span>
                ),
              },
            ]}
          />
        </>
      )}
    </Section>
  );
}

function ParcelCell({ trial: { shipment } }: { trial: Trial }) {
  const { name, city, country } = shipment.shipTo;
  return <TextLink href={`/shipments/${shipment.id}`}>{[name, city, country].join(', ')}</TextLink>;
}

function Offer({ rate }: { rate: NonNullable<Trial['taken']> }) {
  const tc = useTranslations('common.carriers');
  return (
    <span className="block min-w-40">
      {tc(rate.carrier)}, {rate.serviceName}
      <span className="block text-xs text-muted">
        <Money value={rate.price} />
      </span>
    </span>
  );
}
