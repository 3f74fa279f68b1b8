'use client';

import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { DateField } from '@mobilytics/ui/date-field';
import { DateTime } from '@mobilytics/ui/date-time';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { ErrorState } from '@mobilytics/ui/error-state';
import { Figure } from '@mobilytics/ui/figure';
import { Money } from '@mobilytics/ui/money';
import { Grid, PageHeader, Section } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { TextLink } from '@mobilytics/ui/text-link';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { PlainTable } from '#components/plain-table.tsx';
import { graphql } from '#generated/gql.ts';
import type { StatementFormat, StatementQuery } from '#generated/graphql.ts';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { usePrint } from '#lib/use-print.ts';

const statementQuery = graphql(`
  query Statement($from: Date!, $to: Date!, $currency: CurrencyCode) {
    statement(from: $from, to: $to, currency: $currency) {
      currency
      currencies
      openingBalance {
        amount
        currency
      }
      closingBalance {
        amount
        currency
      }
      invoiced {
        amount
        currency
      }
      paid {
        amount
        currency
      }
      credited {
        amount
        currency
      }
      entries {
        id
        kind
        occurredAt
        reference
        invoiceId
        amount {
          amount
          currency
        }
        balance {
          amount
          currency
        }
      }
    }
  }
`);

type Statement = NonNullable<StatementQuery['statement']>;

const isoDay = (date: Date) => date.toISOString().slice(0, 10);

export default function StatementPage() {
  const t = useTranslations('statement');
  const locale = useLocale();
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const today = new Date();
  const from = search.get('from') ?? `${isoDay(today).slice(0, 4)}-01-01`;
  const to = search.get('to') ?? isoDay(today);
  const currency = search.get('currency');
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    router.replace(`${pathname}?${next}`, { scroll: false });
  };
  const isPeriod = from !== '' && to !== '' && from <= to;
  const { data, error, retry } = useLiveQuery(statementQuery, {
    variables: { from, to, currency },
    skip: !isPeriod,
  });
  const printing = usePrint();
  const print = (format: StatementFormat) =>
    void printing.printStatement({ from, to, currency, format, locale });
  const statement = data?.statement;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            <Button
              isDisabled={!isPeriod}
              isPending={printing.isPending}
              onPress={() => print('CSV')}
            >
              {t('csv')}
            </Button>
            <Button
              kind="primary"
              isDisabled={!isPeriod}
              isPending={printing.isPending}
              onPress={() => print('PDF')}
            >
              {t('pdf')}
            </Button>
          </>
        }
      />
      {printing.problem && (
        <div className="mb-4">
          <Banner tone="danger">{printing.problem}</Banner>
        </div>
      )}
      <div className="mb-6 grid max-w-3xl gap-4 sm:grid-cols-3">
        <DateField label={t('from')} value={from} onChange={(day) => set('from', day)} />
        <DateField
          label={t('to')}
          value={to}
          onChange={(day) => set('to', day)}
          error={isPeriod ? undefined : t('backwards')}
        />
        {statement && statement.currencies.length > 1 && (
          <SelectField
            label={t('currency')}
            value={statement.currency}
            onChange={(code) => set('currency', code)}
            options={statement.currencies.map((code) => ({ value: code, label: code }))}
          />
        )}
      </div>
      {error && <ErrorState error={error} onRetry={retry} />}
      {!data && !error && isPeriod && <SkeletonText lines={8} />}
      {isPeriod && statement && <Entries statement={statement} />}
      {data && !statement && <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
    </>
  );
}

function Entries({ statement }: { statement: Statement }) {
  const t = useTranslations('statement');
  return (
    <>
      <Grid>
        <Figure label={t('opening')} value={statement.openingBalance} />
        <Figure label={t('invoiced')} value={statement.invoiced} />
        <Figure label={t('paid')} value={statement.paid} />
        <Figure label={t('credited')} value={statement.credited} />
        <Figure label={t('closing')} value={statement.closingBalance} explanation={t('sign')} />
      </Grid>
      <Section
        title={t('entries', { count: statement.entries.length })}
        isFlush={statement.entries.length > 0}
      >
        {statement.entries.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        ) : (
          <PlainTable
            label={t('title')}
            rows={statement.entries}
            rowId={(entry) => `${entry.kind}${entry.id}`}
            columns={[
              {
                header: t('when'),
                cell: ({ occurredAt }) => <DateTime value={occurredAt} style="absolute" />,
              },
              { header: t('what'), cell: ({ kind }) => t(`kinds.${kind}`) },
              {
                header: t('reference'),
                cell: ({ reference, invoiceId }) =>
                  invoiceId ? (
                    <TextLink href={`/billing/invoices/${invoiceId}`}>
                      {reference ?? invoiceId}
                    </TextLink>
                  ) : (
                    (reference ?? '—')
                  ),
              },
              {
                header: t('amount'),
                align: 'end',
                cell: ({ amount }) => <Money value={amount} />,
              },
              {
                header: t('balance'),
                align: 'end',
                cell: ({ balance }) => <Money value={balance} />,
              },
            ]}
          />
        )}
      </Section>
    </>
  );
}
