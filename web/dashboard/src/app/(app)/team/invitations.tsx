'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { DateTime } from '@mobilytics/ui/date-time';
import { Section } from '@mobilytics/ui/page';
import { showToast } from '@mobilytics/ui/toast';
import { useTranslations } from 'next-intl';
import { PlainTable } from '#components/plain-table.tsx';
import { useMay } from '#layout/viewer.tsx';
import { useAction } from '#lib/use-action.ts';
import { revokeInvitationMutation, type Team } from './team-queries.ts';

type Invitation = NonNullable<Team['invitations']>[number];

export function Invitations({
  invitations,
  onChange,
}: {
  invitations: Invitation[];
  onChange: () => void;
}) {
  const t = useTranslations('team');
  const mayWrite = useMay('members:write');
  const [revoke] = useMutation(revokeInvitationMutation);
  const action = useAction();
  const takeBack = async (id: string) => {
    const isDone = await action.run(async (key) => {
      const variables = { input: { id } };
      const { data } = await revoke({ variables, context: idempotent(key) });
      return userProblems(data?.revokeInvitation);
    });
    if (isDone) showToast(t('revoked'));
    onChange();
  };
  if (invitations.length === 0) {
    return (
      <Section title={t('invitations')}>
        <p className="text-sm text-muted">{t('invitationsEmpty')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('invitations')} isFlush>
      {action.problem && <Banner tone="danger">{action.problem}</Banner>}
      <PlainTable
        label={t('invitations')}
        rows={invitations}
        rowId={(invitation) => invitation.id}
        columns={[
          { header: t('email'), cell: ({ email }) => email },
          { header: t('role'), cell: ({ role }) => t(`roleWord.${role}`) },
          { header: t('invitedBy'), cell: ({ invitedBy }) => invitedBy },
          { header: t('expires'), cell: ({ expiresAt }) => <DateTime value={expiresAt} /> },
          ...(mayWrite
            ? [
                {
                  header: t('revoke'),
                  align: 'end' as const,
                  cell: ({ id, email }: Invitation) => (
                    <Button
                      size="small"
                      aria-label={t('revokeOf', { email })}
                      isDisabled={action.isPending}
                      onPress={() => void takeBack(id)}
                    >
                      {t('revoke')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
