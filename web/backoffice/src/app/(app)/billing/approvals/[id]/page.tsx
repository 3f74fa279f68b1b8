'use client';

import { useMutation, useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { ErrorState } from '@mobilytics/ui/error-state';
import { fact, momentFact } from '@mobilytics/ui/fact';
import { formatMoney } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useUi } from '@mobilytics/ui/ui-context';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useViewer } from '#layout/viewer.tsx';
import { pageOfId } from '#lib/page-of-id.ts';
import { useAction } from '#lib/use-action.ts';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { ReasonDialog } from '#parts/reason-dialog.tsx';
import { useTellRequest } from '#parts/use-tell-request.ts';
import { approveMutation, declineMutation, moneyRequestQuery } from '../approval-queries.ts';

const moving = ['APPROVED', 'CARRYING_OUT', 'BLOCKED'];

/** One request to move money: what it rests on, and the decision of a second person. */
export default function MoneyRequestPage() {
  const t = useTranslations('money');
  const tc = useTranslations('common');
  const { locale } = useUi();
  const viewer = useViewer();
  const tell = useTellRequest();
  const { id } = useParams<{ id: string }>();
  const [isDeclining, setDeclining] = useState(false);
  const [approve] = useMutation(approveMutation);
  const [decline] = useMutation(declineMutation);
  const { run, isPending, problem } = useAction();
  const query = useQuery(moneyRequestQuery, {
    variables: { id },
    errorPolicy: 'all',
    ...visibleOnly,
  });
  const { data, previousData, error, refetch } = query;
  const request = (data ?? previousData)?.moneyRequest;
  usePolling(query, request != null && moving.includes(request.state));
  if (!request) {
    return (
      <ObjectState
        list={{ label: t('requests.approvals'), href: '/billing/approvals' }}
        isMissing={data?.moneyRequest === null}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const { amount, organization, order, invoice, payment, state } = request;
  // What it rests on may be what it is about, which stands above.
  const shown = [order?.id, invoice?.id, payment?.id];
  const evidence = (request.evidence ?? []).filter(({ id: about }) => !shown.includes(about ?? ''));
  const money = formatMoney(amount.amount, amount.currency, locale);
  const agree = async () => {
    const done = await run(`approve ${id}`, async (context) => {
      const answer = await approve({ variables: { input: { id } }, context });
      return answer.data?.approveMoneyRequest;
    });
    if (done?.__typename === 'ApproveMoneyRequestSuccess') tell(done.request);
    void refetch();
  };
  return (
    <>
      <PageHeader
        title={`${t(`kinds.${request.kind}`)} · ${money}`}
        crumbs={[{ label: t('requests.approvals'), href: '/billing/approvals' }]}
        id={request.id}
        meta={<Status status={state} />}
        actions={
          <>
            {request.mayDecide && (
              <Button kind="primary" isPending={isPending} onPress={() => void agree()}>
                {t('requests.approve')}
              </Button>
            )}
            {(request.mayDecide || state === 'BLOCKED') && (
              <Button onPress={() => setDeclining(true)}>{t('requests.decline')}</Button>
            )}
          </>
        }
      />
      <PartMissing error={error} onRetry={() => void refetch()} />
      {problem && (
        <div className="mb-6">
          <ErrorState error={problem} />
        </div>
      )}
      {state === 'REQUESTED' && request.askedById === viewer.id && (
        <div className="mb-6">
          <Banner tone="info">{t('requests.own')}</Banner>
        </div>
      )}
      {request.blockMessage && (
        <div className="mb-6">
          <Banner tone="warning" title={t('requests.blocked')}>
            {request.blockMessage} <TextLink href="/billing/sync">{t('requests.toSync')}</TextLink>
          </Banner>
        </div>
      )}
      {request.refusal && (
        <div className="mb-6">
          <Banner tone="danger" title={t('requests.refused')}>
            {request.refusal}
          </Banner>
        </div>
      )}
      <Section title={tc('facts')}>
        <DescriptionList
          items={[
            { term: tc('columns.amount'), value: <Money value={amount} /> },
            {
              term: tc('columns.customer'),
              value: (
                <TextLink href={`/billing/accounts/${organization.id}`}>
                  {organization.name}
                </TextLink>
              ),
            },
            ...fact(
              tc('columns.order'),
              order && <TextLink href={`/orders/${order.id}`}>{order.number}</TextLink>,
            ),
            ...fact(
              t('credit.invoice'),
              invoice && (
                <TextLink href={`/billing/invoices/${invoice.id}`}>
                  {invoice.number ?? invoice.id}
                </TextLink>
              ),
            ),
            ...fact(
              t('payment.one'),
              payment && <TextLink href={`/billing/payments/${payment.id}`}>{payment.id}</TextLink>,
            ),
            { term: t('words.reason'), value: request.reason },
            ...evidence.map(({ label, value, id: about }) => ({
              term: t.has(`evidence.${label}`) ? t(`evidence.${label}`) : label,
              value: <EvidenceValue value={value} about={about} />,
            })),
            { term: t('requests.askedBy'), value: request.askedByName ?? request.askedById },
            ...momentFact(t('requests.askedAt'), request.askedAt),
            ...fact(t('requests.decidedBy'), request.decidedByName),
            ...momentFact(t('requests.decidedAt'), request.decidedAt),
            ...fact(t('requests.decisionReason'), request.decisionReason),
            ...fact(t('words.stripeId'), request.stripeObjectId),
            ...momentFact(t('requests.endedAt'), request.endedAt),
          ]}
        />
      </Section>
      <Section title={tc('audit.title')}>
        <AuditTrail targetId={request.id} />
      </Section>
      {isDeclining && (
        <ReasonDialog
          draftKey={`decline-${request.id}`}
          title={t('requests.declineTitle', { amount: money })}
          help={t('requests.declineHelp')}
          confirmLabel={t('requests.decline')}
          onClose={() => setDeclining(false)}
          send={async (reason, context) => {
            const variables = { input: { id: request.id, reason } };
            const answer = await decline({ variables, context });
            const result = answer.data?.declineMoneyRequest;
            if (result?.__typename === 'DeclineMoneyRequestSuccess') tell(result.request);
            void refetch();
            return result;
          }}
        />
      )}
    </>
  );
}

function EvidenceValue({ value, about }: { value: string; about: string | null }) {
  const href = about === null ? undefined : pageOfId(about);
  return href ? <TextLink href={href}>{value}</TextLink> : value;
}
