'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { Tabs } from '@mobilytics/ui/tabs';
import { useTranslations } from 'next-intl';
import { Loaded } from '#components/loaded.tsx';
import { useViewer } from '#layout/viewer.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { ApiKeys } from './api-keys.tsx';
import { AuditTable } from './audit-table.tsx';
import { Invitations } from './invitations.tsx';
import { Members } from './members.tsx';
import { teamQuery } from './team-queries.ts';

export default function TeamPage() {
  const t = useTranslations('team');
  const { scopes } = useViewer();
  const { data, error, retry } = useLiveQuery(teamQuery, { variables: {}, isPartial: true });
  return (
    <Loaded title={t('title')} value={data?.organization} error={error} onRetry={retry}>
      {(team) => (
        <>
          <PageHeader
            title={t('title')}
            description={t('description', { organization: team.name })}
            id={team.id}
          />
          <Tabs
            label={t('title')}
            tabs={[
              {
                id: 'members',
                label: t('members'),
                content: (
                  <>
                    <Members team={team} onChange={retry} />
                    {team.invitations && (
                      <Invitations invitations={team.invitations} onChange={retry} />
                    )}
                  </>
                ),
              },
              {
                id: 'keys',
                label: t('keys'),
                content: <ApiKeys apiKeys={team.apiKeys} onChange={retry} />,
              },
              {
                id: 'audit',
                label: t('audit'),
                content: scopes.includes('audit:read') ? (
                  <AuditTable />
                ) : (
                  <p className="text-sm text-muted">{t('auditNone')}</p>
                ),
              },
            ]}
          />
        </>
      )}
    </Loaded>
  );
}
