'use client';

import { DateTime } from '@mobilytics/ui/date-time';
import { Money } from '@mobilytics/ui/money';
import { Section } from '@mobilytics/ui/page';
import { Badge, Status } from '@mobilytics/ui/status';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#parts/plain-table.tsx';
import type { Customer } from './customer-query.ts';

export function CustomerMembers({
  members,
  invitations,
}: Pick<Customer, 'members' | 'invitations'>) {
  const t = useTranslations('customers');
  const tc = useTranslations('common.columns');
  return (
    <>
      {members && (
        <Section title={t('members.title')} isFlush>
          <PlainTable
            label={t('members.title')}
            rows={members.edges.map((edge) => edge.node)}
            rowId={(member) => member.id}
            empty={t('members.empty')}
            columns={[
              { id: 'name', header: tc('name'), cell: (member) => member.name },
              { id: 'email', header: t('members.email'), cell: (member) => member.email },
              {
                id: 'role',
                header: t('members.role'),
                cell: (member) => t(`roles.${member.role}`),
              },
              {
                id: 'joined',
                header: t('members.joined'),
                cell: (member) => <DateTime value={member.createdAt} />,
              },
            ]}
          />
        </Section>
      )}
      {invitations && invitations.length > 0 && (
        <Section title={t('invitations.title')} isFlush>
          <PlainTable
            label={t('invitations.title')}
            rows={invitations}
            rowId={(invitation) => invitation.id}
            empty={t('invitations.empty')}
            columns={[
              { id: 'email', header: t('members.email'), cell: (invitation) => invitation.email },
              {
                id: 'role',
                header: t('members.role'),
                cell: (invitation) => t(`roles.${invitation.role}`),
              },
              {
                id: 'expires',
                header: t('invitations.expires'),
                cell: (invitation) => <DateTime value={invitation.expiresAt} />,
              },
            ]}
          />
        </Section>
      )}
    </>
  );
}

type Plan = NonNullable<Customer['billingAccount']>['subscriptions'][number];

export function CustomerPlans({ plans }: { plans: readonly Plan[] }) {
  const t = useTranslations('customers.subscriptions');
  const tc = useTranslations('common.columns');
  return (
    <Section title={t('title')} isFlush>
      <PlainTable
        label={t('title')}
        rows={plans}
        rowId={(plan) => plan.id}
        empty={t('empty')}
        columns={[
          { id: 'plan', header: t('plan'), cell: (plan) => plan.description },
          { id: 'state', header: tc('status'), cell: (plan) => <Status status={plan.state} /> },
          { id: 'quantity', header: tc('quantity'), align: 'end', cell: (plan) => plan.quantity },
          {
            id: 'price',
            header: tc('amount'),
            align: 'end',
            cell: (plan) => <Money value={plan.unitPrice} />,
          },
          {
            id: 'until',
            header: t('until'),
            cell: (plan) =>
              plan.currentPeriodEnd && (
                <span className="flex flex-wrap items-center gap-2">
                  <DateTime value={plan.currentPeriodEnd} style="absolute" />
                  {plan.cancelAtPeriodEnd && <Badge tone="warning">{t('ends')}</Badge>}
                </span>
              ),
          },
        ]}
      />
    </Section>
  );
}
