'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mobilytics/ui/button';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact, momentFact } from '@mobilytics/ui/fact';
import { Money } from '@mobilytics/ui/money';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { showToast } from '@mobilytics/ui/toast';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { graphql } from '#generated/gql.ts';
import { useMay } from '#layout/viewer.tsx';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { PlainTable } from '#parts/plain-table.tsx';
import { ReasonDialog } from '#parts/reason-dialog.tsx';

const creditNoteQuery = graphql(`
  query BackofficeCreditNote($id: ID!) {
    creditNote(id: $id) {
      id
      number
      stripeCreditNoteId
      state
      type
      stripeReason
      memo
      pdfUrl
      voidedAt
      createdAt
      fetchedAt
      total {
        amount
        currency
      }
      tax {
        amount
        currency
      }
      refunded {
        amount
        currency
      }
      toBalance {
        amount
        currency
      }
      outOfBand {
        amount
        currency
      }
      organization {
        id
        name
      }
      invoice {
        id
        number
        state
      }
      lines {
        id
        description
        quantity
        net {
          amount
          currency
        }
        tax {
          amount
          currency
        }
      }
    }
  }
`);

const voidMutation = graphql(`
  mutation VoidCreditNote($input: VoidCreditNoteInput!) {
    voidCreditNote(input: $input) {
      ... on VoidCreditNoteSuccess {
        isPending
        creditNote {
          id
          state
          voidedAt
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export default function CreditNotePage() {
  const t = useTranslations('money');
  const tb = useTranslations('billing');
  const tc = useTranslations('common');
  const mayVoid = useMay('staff:billing');
  const { id } = useParams<{ id: string }>();
  const [isVoiding, setVoiding] = useState(false);
  const [takeBack] = useMutation(voidMutation);
  const query = useQuery(creditNoteQuery, {
    variables: { id },
    errorPolicy: 'all',
    ...visibleOnly,
  });
  usePolling(query);
  const { data, previousData, error, refetch } = query;
  const note = (data ?? previousData)?.creditNote;
  if (!note) {
    return (
      <ObjectState
        list={{ label: t('credit.notes'), href: '/billing/refunds?tab=credit-notes' }}
        isMissing={data?.creditNote === null}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const { organization, invoice } = note;
  const amounts = [
    ['refunded', note.refunded],
    ['toBalance', note.toBalance],
    ['outOfBand', note.outOfBand],
  ] as const;
  return (
    <>
      <PageHeader
        title={note.number}
        crumbs={[{ label: t('credit.notes'), href: '/billing/refunds?tab=credit-notes' }]}
        id={note.id}
        meta={<Status status={note.state} />}
        actions={
          mayVoid &&
          note.state === 'ISSUED' &&
          invoice.state === 'OPEN' && (
            <Button onPress={() => setVoiding(true)}>{t('credit.void')}</Button>
          )
        }
      />
      <PartMissing error={error} onRetry={() => void refetch()} />
      <Section title={tc('facts')}>
        <DescriptionList
          items={[
            {
              term: tc('columns.customer'),
              value: (
                <TextLink href={`/billing/accounts/${organization.id}`}>
                  {organization.name}
                </TextLink>
              ),
            },
            {
              term: t('credit.invoice'),
              value: (
                <TextLink href={`/billing/invoices/${invoice.id}`}>
                  {invoice.number ?? invoice.id}
                </TextLink>
              ),
            },
            { term: t('words.stripeId'), value: <CopyId id={note.stripeCreditNoteId} /> },
            { term: t('credit.type'), value: t(`credit.types.${note.type}`) },
            ...fact(
              t('words.reason'),
              note.stripeReason && t(`credit.reasons.${note.stripeReason}`),
            ),
            ...fact(t('credit.memo'), note.memo),
            { term: tc('columns.total'), value: <Money value={note.total} /> },
            { term: tb('invoices.tax'), value: <Money value={note.tax} /> },
            ...amounts.flatMap(([name, value]) =>
              Number(value.amount) === 0
                ? []
                : [{ term: t(`credit.${name}`), value: <Money value={value} /> }],
            ),
            ...momentFact(tc('columns.date'), note.createdAt),
            ...momentFact(t('credit.voidedAt'), note.voidedAt),
            ...momentFact(tb('invoices.fetched'), note.fetchedAt),
            ...fact(
              t('credit.pdf'),
              note.pdfUrl && (
                <TextLink href={note.pdfUrl} target="_blank" rel="noreferrer">
                  {tb('invoices.open')}
                </TextLink>
              ),
            ),
          ]}
        />
      </Section>
      <Section title={tb('invoices.lines')} isFlush>
        <PlainTable
          label={tb('invoices.lines')}
          rows={note.lines}
          rowId={(line) => line.id}
          empty={tb('invoices.noLines')}
          columns={[
            { id: 'name', header: tc('columns.name'), cell: (line) => line.description },
            {
              id: 'quantity',
              header: tc('columns.quantity'),
              align: 'end',
              cell: (line) => line.quantity,
            },
            {
              id: 'net',
              header: tb('invoices.net'),
              align: 'end',
              cell: (line) => <Money value={line.net} />,
            },
            {
              id: 'tax',
              header: tb('invoices.tax'),
              align: 'end',
              cell: (line) => <Money value={line.tax} />,
            },
          ]}
        />
      </Section>
      <Section title={tc('audit.title')}>
        <AuditTrail targetId={note.id} />
      </Section>
      {isVoiding && (
        <ReasonDialog
          draftKey={`void-${note.id}`}
          title={t('credit.voidTitle', { number: note.number })}
          help={t('credit.voidHelp')}
          confirmLabel={t('credit.void')}
          onClose={() => setVoiding(false)}
          send={async (reason, context) => {
            const variables = { input: { id: note.id, reason } };
            const answer = await takeBack({ variables, context });
            const result = answer.data?.voidCreditNote;
            if (result?.__typename === 'VoidCreditNoteSuccess') {
              showToast(t(result.isPending ? 'words.pending' : 'credit.voided'));
              void refetch();
            }
            return result;
          }}
        />
      )}
    </>
  );
}
