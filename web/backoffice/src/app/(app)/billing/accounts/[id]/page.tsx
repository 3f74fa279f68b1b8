'use client';

import { useQuery } from '@apollo/client/react';
import { Banner } from '@mobilytics/ui/banner';
import { LinkButton } from '@mobilytics/ui/button';
import { CopyId } from '@mobilytics/ui/copy-id';
import { DescriptionList } from '@mobilytics/ui/description-list';
import { fact, momentFact } from '@mobilytics/ui/fact';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { Status } from '@mobilytics/ui/status';
import { TextLink } from '@mobilytics/ui/text-link';
import { useParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { usePolling, visibleOnly } from '#lib/use-polling.ts';
import { AuditTrail } from '#parts/audit-trail.tsx';
import { MoneyRequests } from '#parts/money-requests.tsx';
import { ObjectState, PartMissing } from '#parts/object-state.tsx';
import { Refunds } from '#parts/refunds.tsx';
import { Sums } from '#parts/sums.tsx';
import { AccountDunning } from './account-dunning.tsx';
import { AccountMoney } from './account-money.tsx';
import { AccountNotes } from './account-notes.tsx';
import { accountQuery } from './account-query.ts';

/** Everything finance knows of one customer. */
export default function AccountPage() {
  const t = useTranslations('money');
  const tc = useTranslations('common');
  const { id } = useParams<{ id: string }>();
  const query = useQuery(accountQuery, { variables: { id }, errorPolicy: 'all', ...visibleOnly });
  usePolling(query);
  const { data, previousData, error, refetch } = query;
  const shown = data ?? previousData;
  const account = shown?.financeAccount;
  const onChanged = () => void refetch();
  if (!shown || !account) {
    return (
      <ObjectState
        list={{ label: t('accounts.title'), href: '/billing/accounts' }}
        isMissing={data?.financeAccount === null}
        error={error}
        onRetry={onChanged}
      />
    );
  }
  const { organization } = account;
  return (
    <>
      <PageHeader
        title={account.name}
        crumbs={[{ label: t('accounts.title'), href: '/billing/accounts' }]}
        id={organization.id}
        actions={
          <LinkButton href={`/billing/invoices/new?organization=${organization.id}`}>
            {t('draft.new')}
          </LinkButton>
        }
      />
      <PartMissing error={error} onRetry={onChanged} />
      {account.openDrifts > 0 && (
        <div className="mb-6">
          <Banner tone="danger" title={t('accounts.drifts', { count: account.openDrifts })}>
            {t('accounts.driftText')}{' '}
            <TextLink href="/billing/sync">{t('requests.toSync')}</TextLink>
          </Banner>
        </div>
      )}
      <Section title={tc('facts')}>
        <DescriptionList
          items={[
            { term: t('accounts.due'), value: <Sums sums={account.due} /> },
            { term: t('accounts.overdue'), value: <Sums sums={account.overdue} /> },
            ...momentFact(t('accounts.overdueSince'), account.overdueSince),
            {
              term: t('accounts.plans'),
              value:
                account.plans.length === 0
                  ? '—'
                  : account.plans.map(({ state, count }) => (
                      <span key={state} className="mr-3 inline-flex items-center gap-1">
                        {count} <Status status={state} />
                      </span>
                    )),
            },
            ...fact(
              t('words.stripeId'),
              account.stripeCustomerId && <CopyId id={account.stripeCustomerId} />,
            ),
            {
              term: t('accounts.customerPage'),
              value: <TextLink href={`/customers/${organization.id}`}>{account.name}</TextLink>,
            },
            ...momentFact(t('accounts.asOf'), account.asOf),
          ]}
        />
      </Section>
      <MoneyRequests filter={{ organizationId: organization.id }} />
      <AccountMoney shown={shown} organizationId={organization.id} />
      <Refunds refunds={shown.refunds?.edges.map(({ node }) => node) ?? []} />
      <AccountDunning dunning={account.dunning} />
      <AccountNotes account={account} onDone={onChanged} />
      <Section title={tc('audit.title')}>
        <AuditTrail targetId={account.id} />
      </Section>
    </>
  );
}
