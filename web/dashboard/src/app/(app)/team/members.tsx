'use client';

import { Button, IconButton } from '@mobilytics/ui/button';
import { DateTime } from '@mobilytics/ui/date-time';
import { Menu } from '@mobilytics/ui/menu';
import { Section } from '@mobilytics/ui/page';
import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PlainTable } from '#components/plain-table.tsx';
import { useMay, useViewer } from '#layout/viewer.tsx';
import { ChangeRole } from './change-role.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { RemoveMember } from './remove-member.tsx';
import type { Member, Team } from './team-queries.ts';

export function Members({ team, onChange }: { team: Team; onChange: () => void }) {
  const t = useTranslations('team');
  const viewer = useViewer();
  const mayWrite = useMay('members:write');
  const [isInviting, setInviting] = useState(false);
  const [changing, setChanging] = useState<Member>();
  const [removing, setRemoving] = useState<Member>();
  const members = team.members?.edges.map((edge) => edge.node);
  // Only an owner changes or removes an owner.
  const mayChange = (member: Member) =>
    mayWrite && (member.role !== 'OWNER' || viewer.role === 'OWNER');
  return (
    <Section
      title={t('members')}
      isFlush={Boolean(members)}
      actions={
        mayWrite && (
          <Button kind="primary" onPress={() => setInviting(true)}>
            {t('invite')}
          </Button>
        )
      }
    >
      {!members && <p className="text-sm text-muted">{t('none')}</p>}
      {members && (
        <PlainTable
          label={t('members')}
          rows={members}
          rowId={(member) => member.id}
          columns={[
            {
              header: t('name'),
              cell: (member) => (
                <>
                  {member.name}
                  {member.userId === viewer.id && <span className="text-muted"> ({t('you')})</span>}
                </>
              ),
            },
            { header: t('email'), cell: (member) => member.email },
            { header: t('role'), cell: (member) => t(`roleWord.${member.role}`) },
            {
              header: t('joined'),
              cell: (member) => <DateTime value={member.createdAt} />,
            },
            ...(mayWrite
              ? [
                  {
                    header: t('actionsHeader'),
                    align: 'end' as const,
                    cell: (member: Member) =>
                      mayChange(member) && (
                        <Menu
                          label={t('actions', { name: member.name })}
                          groups={[
                            {
                              id: 'member',
                              entries: [
                                {
                                  id: 'role',
                                  label: t('changeRole'),
                                  onAction: () => setChanging(member),
                                },
                                {
                                  id: 'remove',
                                  label: t('remove'),
                                  isDestructive: true,
                                  onAction: () => setRemoving(member),
                                },
                              ],
                            },
                          ]}
                        >
                          <IconButton
                            label={t('actions', { name: member.name })}
                            icon={<Ellipsis aria-hidden className="size-4" />}
                          />
                        </Menu>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      <InviteDialog isOpen={isInviting} onOpenChange={setInviting} onChange={onChange} />
      {changing && (
        <ChangeRole
          key={changing.id}
          member={changing}
          onClose={() => setChanging(undefined)}
          onChange={onChange}
        />
      )}
      {removing && (
        <RemoveMember
          member={removing}
          organization={team.name}
          onClose={() => setRemoving(undefined)}
          onChange={onChange}
        />
      )}
    </Section>
  );
}
