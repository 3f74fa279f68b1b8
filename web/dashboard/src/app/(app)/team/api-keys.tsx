'use client';

import { Button } from '@mobilytics/ui/button';
import { DateTime } from '@mobilytics/ui/date-time';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { Section } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { CodeBlock } from '#components/code-block.tsx';
import { PlainTable } from '#components/plain-table.tsx';
import { CreateKey } from './create-key.tsx';
import { RevokeKey } from './revoke-key.tsx';
import { scopeWordKey } from './scope-words.ts';
import type { ApiKey } from './team-queries.ts';

/** Keys of programs. `apiKeys` is null for who may not see them. */
export function ApiKeys({ apiKeys, onChange }: { apiKeys: ApiKey[] | null; onChange: () => void }) {
  const t = useTranslations('team');
  const common = useTranslations('common');
  const [isCreating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey>();
  if (!apiKeys) return <p className="text-sm text-muted">{t('keysNone')}</p>;
  const create = (
    <Button kind="primary" onPress={() => setCreating(true)}>
      {t('createKey')}
    </Button>
  );
  const scopeText = (scope: string) => {
    const key = scopeWordKey(scope);
    return key ? t(`scopeWord.${key}`) : scope;
  };
  return (
    <>
      <Section title={t('keys')} description={t('keysText')} actions={create} isFlush>
        {apiKeys.length === 0 ? (
          <EmptyState title={t('keysEmpty')}>{t('keysEmptyText')}</EmptyState>
        ) : (
          <PlainTable
            label={t('keys')}
            rows={apiKeys}
            rowId={(key) => key.id}
            columns={[
              {
                header: t('keyName'),
                cell: (key) => (
                  <>
                    <span className="block font-medium">{key.name}</span>
                    <span className="font-mono text-xs text-muted">{key.prefix}…</span>
                  </>
                ),
              },
              {
                header: t('scopes'),
                cell: (key) => (
                  <span className="block min-w-48 text-xs">
                    {key.scopes.map(scopeText).join(' · ')}
                  </span>
                ),
              },
              { header: t('created'), cell: (key) => <DateTime value={key.createdAt} /> },
              {
                header: t('lastUsed'),
                cell: (key) =>
                  key.lastUsedAt ? <DateTime value={key.lastUsedAt} /> : common('never'),
              },
              {
                header: t('end'),
                cell: (key) =>
                  key.expiresAt ? (
                    <DateTime value={key.expiresAt} style="absolute" />
                  ) : (
                    common('never')
                  ),
              },
              {
                header: t('revokeKey'),
                align: 'end',
                cell: (key) => (
                  <Button size="small" onPress={() => setRevoking(key)}>
                    {t('revokeKey')}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Section>
      <ApiGuide />
      <CreateKey isOpen={isCreating} onOpenChange={setCreating} onChange={onChange} />
      {revoking && (
        <RevokeKey apiKey={revoking} onClose={() => setRevoking(undefined)} onChange={onChange} />
      )}
    </>
  );
}

function ApiGuide() {
  const t = useTranslations('team');
  const [origin, setOrigin] = useState('');
  // Known in the browser alone; the server's HTML must not differ from it.
  useEffect(() => setOrigin(window.location.origin), []);
  const url = `${origin}/graphql`;
  const code = [
    `curl ${url} \\`,
    "  -H 'Authorization: Bearer mob_live_…' \\",
    "  -H 'Content-Type: application/json' \\",
    `  -d '{"query":"{ viewer { id name organization { name } scopes } }"}'`,
  ].join('\n');
  return (
    <Section title={t('guide')}>
      <CodeBlock label={t('guideText', { url })} code={code} />
    </Section>
  );
}
