'use client';

import { useQuery } from '@apollo/client/react';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact } from '@mobilytics/ui/fact';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { visibleOnly } from '#lib/use-polling.ts';

const chargeQuery = graphql(`
  query LineCharge($id: ID!) {
    line(id: $id) {
      id
      charge {
        basis
        state
        refusal
        amount {
          amount
          currency
        }
        invoice {
          id
          number
        }
      }
      makeGood {
        id
        state
      }
    }
  }
`);

/** How a line is charged since it began, and whether something of it is made good. */
export function LineCharge({ lineId }: { lineId: string }) {
  const t = useTranslations('usage.charge');
  const { data } = useQuery(chargeQuery, {
    variables: { id: lineId },
    errorPolicy: 'all',
    ...visibleOnly,
  });
  const charge = data?.line?.charge;
  if (!charge) return null;
  const { basis, state, refusal, amount, invoice } = charge;
  const makeGood = data.line?.makeGood;
  return (
    <Section title={t('title')}>
      <DescriptionList
        items={[
          { term: t('basis'), value: t(`bases.${basis}`) },
          { term: t('state'), value: <Status status={state} /> },
          ...(amount ? [{ term: t('amount'), value: <Money value={amount} /> }] : []),
          ...(invoice
            ? [
                {
                  term: t('invoice'),
                  value: (
                    <TextLink href={`/billing/invoices/${invoice.id}`}>
                      {invoice.number ?? invoice.id}
                    </TextLink>
                  ),
                },
              ]
            : []),
          ...fact(t('refusal'), refusal === 'NO_ADDRESS' ? t('noAddress') : refusal),
          ...(makeGood
            ? [
                {
                  term: t('makeGood'),
                  value: (
                    <TextLink href={`/billing/make-goods/${makeGood.id}`}>
                      <Status status={makeGood.state} />
                    </TextLink>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
