'use client';

import { Button } from '@mobilytics/ui/button';
import { DataTable } from '@mobilytics/ui/data-table';
import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useTable } from '@mobilytics/ui/use-table';
import { useTranslations } from 'next-intl';
import { graphql } from '#generated/gql.ts';
import { useLiveQuery } from '#lib/use-live-query.ts';

const creditNotesQuery = graphql(`
  query CreditNotes($first: Int, $after: String, $last: Int, $before: String) {
    creditNotes(first: $first, after: $after, last: $last, before: $before) {
      edges {
        node {
          id
          number
          state
          createdAt
          memo
          pdfUrl
          total {
            amount
            currency
          }
          invoice {
            id
            number
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      totalCount
    }
  }
`);

/** What was credited, newest first. */
export function CreditNotesTable() {
  const t = useTranslations('billing');
  const table = useTable({ filterIds: [], pageSize: 10, prefix: 'c' });
  const { data, error, isLoading, retry } = useLiveQuery(creditNotesQuery, {
    variables: { ...table.connection },
  });
  return (
    <Section title={t('creditNotes')} isFlush>
      <DataTable
        label={t('creditNotes')}
        table={table}
        rows={data?.creditNotes.edges.map((edge) => edge.node)}
        totalCount={data?.creditNotes.totalCount}
        pageInfo={data?.creditNotes.pageInfo}
        isLoading={isLoading}
        error={error}
        onRetry={retry}
        rowId={(note) => note.id}
        rowName={(note) => note.number}
        empty={{ title: t('creditNotesEmpty'), text: t('creditNotesEmptyText') }}
        columns={[
          {
            id: 'number',
            header: t('number'),
            cell: (note) => note.number,
            text: (note) => note.number,
          },
          {
            id: 'state',
            header: t('state'),
            cell: (note) => <Status status={note.state} />,
            text: (note) => note.state,
          },
          {
            id: 'issued',
            header: t('issued'),
            cell: (note) => <DateTime value={note.createdAt} style="absolute" />,
            text: (note) => note.createdAt,
          },
          {
            id: 'invoice',
            header: t('invoice'),
            cell: (note) => (
              <TextLink href={`/billing/invoices/${note.invoice.id}`}>
                {note.invoice.number ?? note.invoice.id}
              </TextLink>
            ),
            text: (note) => note.invoice.number,
          },
          {
            id: 'pdf',
            header: t('paper'),
            cell: (note) =>
              note.pdfUrl && (
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('pdfOf', { number: note.number })}
                  onPress={() => window.open(note.pdfUrl ?? '', '_blank', 'noopener')}
                >
                  PDF
                </Button>
              ),
            text: () => '',
          },
          {
            id: 'total',
            header: t('total'),
            align: 'end',
            cell: (note) => <Money value={note.total} />,
            text: (note) => `${note.total.amount} ${note.total.currency}`,
          },
        ]}
      />
    </Section>
  );
}
