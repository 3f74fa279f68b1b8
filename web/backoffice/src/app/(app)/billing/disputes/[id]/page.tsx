'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact, momentFact } from '@mobilytics/ui/fact';
import { formatDateTime, formatMoney } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { showToast } from '@mobilytics/ui/toast';
import { useUi } from '@mobilytics/ui/ui-context';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { PlainTable } from '#parts/plain-table.tsx';
import { ReasonDialog } from '#parts/reason-dialog.tsx';
import { acceptMutation, disputeQuery } from './dispute-queries.ts';
import { EvidenceFiles } from './evidence-files.tsx';
import { EvidenceForm } from './evidence-form.tsx';

/** One dispute: until when evidence counts, what proves our side, or that we accept it. */
export default function DisputePage() {
  const t = useTranslations('money');
  const tb = useTranslations('billing');
  const tc = useTranslations('common');
  const { locale } = useUi();
  const { id } = useParams<{ id: string }>();
  const [isAccepting, setAccepting] = useState(false);
  const [accept] = useMutation(acceptMutation);
  const query = useQuery(disputeQuery, { variables: { id }, errorPolicy: 'all', ...visibleOnly });
  usePolling(query);
  const { data, previousData, error, refetch } = query;
  const dispute = (data ?? previousData)?.dispute;
  const onDone = () => void refetch();
  if (!dispute) {
    return (
      <ObjectState
        list={{ label: t('disputes.title'), href: '/billing/disputes' }}
        isMissing={data?.dispute === null}
        error={error}
        onRetry={onDone}
      />
    );
  }
  const { amount, organization, order, payment, allowedActions, evidenceDueAt } = dispute;
  const mayAnswer = allowedActions.includes('SUBMIT');
  const texts = dispute.evidence.filter(({ isFile }) => !isFile);
  return (
    <>
      <PageHeader
        title={t('disputes.one', { amount: formatMoney(amount.amount, amount.currency, locale) })}
        crumbs={[{ label: t('disputes.title'), href: '/billing/disputes' }]}
        id={dispute.id}
        meta={<Status status={dispute.state} />}
        actions={
          allowedActions.includes('ACCEPT') && (
            <Button onPress={() => setAccepting(true)}>{t('disputes.accept')}</Button>
          )
        }
      />
      <PartMissing error={error} onRetry={onDone} />
      {mayAnswer && evidenceDueAt && (
        <div className="mb-6">
          <Banner tone="warning">
            {t('disputes.dueBy', { day: formatDateTime(new Date(evidenceDueAt), locale) })}
          </Banner>
        </div>
      )}
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
            { term: tc('columns.amount'), value: <Money value={amount} /> },
            {
              term: t('payment.one'),
              value: (
                <TextLink href={`/billing/payments/${payment.id}`}>
                  {payment.method ?? payment.id}
                </TextLink>
              ),
            },
            ...fact(
              tc('columns.order'),
              order && <TextLink href={`/orders/${order.id}`}>{order.number}</TextLink>,
            ),
            {
              term: t('words.reason'),
              value: t.has(`disputes.reasons.${dispute.reason}`)
                ? t(`disputes.reasons.${dispute.reason}`)
                : dispute.reason,
            },
            { term: t('disputes.submissions'), value: dispute.submissionCount },
            ...momentFact(t('disputes.due'), evidenceDueAt),
            ...momentFact(t('disputes.opened'), dispute.createdAt),
            ...momentFact(tb('invoices.fetched'), dispute.fetchedAt),
            { term: t('words.stripeId'), value: <CopyId id={dispute.stripeDisputeId} /> },
          ]}
        />
      </Section>
      <EvidenceFiles dispute={dispute} onDone={onDone} />
      {mayAnswer ? (
        <EvidenceForm key={dispute.id} dispute={dispute} onDone={onDone} />
      ) : (
        <Section title={t('disputes.evidence')} isFlush>
          <PlainTable
            label={t('disputes.evidence')}
            rows={texts}
            rowId={({ field }) => field}
            empty={t('disputes.noEvidence')}
            columns={[
              {
                id: 'field',
                header: t('disputes.proves'),
                cell: ({ field }) => t(`disputes.fields.${field}`),
              },
              { id: 'value', header: t('disputes.text'), cell: ({ value }) => value },
            ]}
          />
        </Section>
      )}
      <Section title={tc('audit.title')}>
        <AuditTrail targetId={dispute.id} />
      </Section>
      {isAccepting && (
        <ReasonDialog
          draftKey={`accept-${dispute.id}`}
          title={t('disputes.acceptTitle')}
          help={t('disputes.acceptHelp')}
          confirmLabel={t('disputes.accept')}
          onClose={() => setAccepting(false)}
          send={async (reason, context) => {
            const variables = { input: { id: dispute.id, reason } };
            const answer = await accept({ variables, context });
            const result = answer.data?.acceptDispute;
            if (result?.__typename === 'AcceptDisputeSuccess') {
              showToast(t(result.isPending ? 'words.pending' : 'disputes.accepted'));
              onDone();
            }
            return result;
          }}
        />
      )}
    </>
  );
}
