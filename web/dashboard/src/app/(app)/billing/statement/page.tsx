'use client';

import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { DataTable } from '@mobilytics/ui/data-table';
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
import { useTable } from '@mobilytics/ui/use-table';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import type { StatementFormat, StatementQuery } from '#generated/graphql.ts';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { usePrint } from '#lib/use-print.ts';
import { dayIn } from '#lib/zoned-day.ts';
import { pageOf } from './page-of.ts';
import { daysOf, nameOf, periodNames } from './periods.ts';

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

export default function StatementPage() {
  const t = useTranslations('statement');
  const locale = useLocale();
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const today = dayIn(new Date(), 'America/Toronto');
  const month = daysOf('thisMonth', today);
  const from = search.get('from') ?? month.from;
  const to = search.get('to') ?? month.to;
  const currency = search.get('currency');
  const set = (values: Record<string, string>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(values)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    // Other entries begin with their first page.
    for (const cursor of ['eafter', 'ebefore']) next.delete(cursor);
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
      <div className="mb-6 grid max-w-4xl gap-4 sm:grid-cols-4">
        <SelectField
          label={t('period')}
          value={nameOf({ from, to }, today) ?? 'own'}
          onChange={(name) => {
            const period = periodNames.find((each) => each === name);
            if (period) set({ ...daysOf(period, today) });
          }}
          options={[...periodNames, 'own' as const].map((name) => ({
            ...{ value: name, label: t(`periods.${name}`), isDisabled: name === 'own' },
          }))}
        />
        <DateField label={t('from')} value={from} onChange={(day) => set({ from: day })} />
        <DateField
          label={t('to')}
          value={to}
          onChange={(day) => set({ to: day })}
          error={isPeriod ? undefined : t('backwards')}
        />
        {statement && statement.currencies.length > 1 && (
          <SelectField
            label={t('currency')}
            value={statement.currency}
            onChange={(code) => set({ currency: code })}
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
  const table = useTable({ filterIds: [], prefix: 'e' });
  const { rows, pageInfo } = pageOf(statement.entries, table.connection);
  const title = t('entries', { count: statement.entries.length });
  return (
    <>
      <Grid minWidth="11rem">
        <Figure label={t('opening')} value={statement.openingBalance} />
        <Figure label={t('invoiced')} value={statement.invoiced} />
        <Figure label={t('paid')} value={statement.paid} />
        <Figure label={t('credited')} value={statement.credited} />
        <Figure label={t('closing')} value={statement.closingBalance} explanation={t('sign')} />
      </Grid>
      <Section title={title} isFlush>
        <DataTable
          label={t('title')}
          table={table}
          rows={rows}
          totalCount={statement.entries.length}
          pageInfo={pageInfo}
          rowId={(entry) => `${entry.kind}${entry.id}`}
          empty={{ title: t('empty'), text: t('emptyText') }}
          columns={[
            {
              id: 'when',
              header: t('when'),
              cell: ({ occurredAt }) => <DateTime value={occurredAt} style="absolute" />,
              text: ({ occurredAt }) => occurredAt,
            },
            {
              id: 'what',
              header: t('what'),
              cell: ({ kind }) => t(`kinds.${kind}`),
              text: ({ kind }) => t(`kinds.${kind}`),
            },
            {
              id: 'reference',
              header: t('reference'),
              cell: ({ reference, invoiceId }) =>
                invoiceId ? (
                  <TextLink href={`/billing/invoices/${invoiceId}`}>
                    {reference ?? invoiceId}
                  </TextLink>
                ) : (
                  (reference ?? '—')
                ),
              text: ({ reference, invoiceId }) => reference ?? invoiceId,
            },
            ...(['amount', 'balance'] as const).map((name) => ({
              id: name,
              header: t(name),
              align: 'end' as const,
              cell: (entry: Statement['entries'][number]) => <Money value={entry[name]} />,
              text: (entry: Statement['entries'][number]) => entry[name].amount,
            })),
          ]}
        />
      </Section>
    </>
  );
}
