'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { CopyId } from '@mobilytics/ui/copy-id';
import { ConfirmDialog } from '@mobilytics/ui/dialog';
import { Section } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CodeBlock } from '#components/code-block.tsx';
import { useMay } from '#layout/viewer.tsx';
import { useAction } from '#lib/use-action.ts';
import { type Device, issueDeviceKeyMutation } from './device-query.ts';

/** The key with which a device reports; the whole of it lives only on this page, once. */
export function DeviceKey({ device }: { device: Device }) {
  const t = useTranslations('vehicles');
  const mayWrite = useMay('devices:write');
  const [issue] = useMutation(issueDeviceKeyMutation);
  const action = useAction();
  const [key, setKey] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const send = async () => {
    await action.run(async (idempotencyKey) => {
      const { data } = await issue({
        variables: { input: { deviceId: device.id } },
        context: idempotent(idempotencyKey),
      });
      if (data?.issueDeviceKey.__typename === 'IssueDeviceKeySuccess') {
        setKey(data.issueDeviceKey.key);
      }
      return userProblems(data?.issueDeviceKey);
    });
    setAsking(false);
  };
  const issueOrAsk = () => (device.keyPrefix ? setAsking(true) : void send());
  return (
    <Section
      title={t('key')}
      description={t('keyText')}
      actions={
        mayWrite && (
          <Button isPending={action.isPending} onPress={issueOrAsk}>
            {device.keyPrefix ? t('reissueKey') : t('issueKey')}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4 text-sm">
        {action.problem && <Banner tone="danger">{action.problem}</Banner>}
        {!key && (
          <p>
            {device.keyPrefix ? (
              <>
                {t('keyPrefix')} <code className="font-mono text-xs">{device.keyPrefix}…</code>
              </>
            ) : (
              t('keyNone')
            )}
          </p>
        )}
        {key && (
          <>
            <Banner tone="warning" title={t('keyOnce')}>
              <p className="mb-2">{t('keyOnceText')}</p>
              <CopyId id={key} className="max-w-full text-ink!" />
            </Banner>
            <CodeBlock label={t('keyExample')} code={example(key)} />
          </>
        )}
      </div>
      <ConfirmDialog
        title={t('reissueTitle', { serial: device.serial })}
        isOpen={isAsking}
        onOpenChange={setAsking}
        confirmLabel={t('reissueKey')}
        isPending={action.isPending}
        onConfirm={() => void send()}
      >
        {t('reissueText')}
      </ConfirmDialog>
    </Section>
  );
}

function example(key: string): string {
  const recordedAt = new Date().toISOString();
  const ping = { sequence: 1, recordedAt, latitude: 41.8781, longitude: -87.6298 };
  return [
    `curl ${window.location.origin}/ingest/v1/pings \\`,
    `  -H 'Authorization: Bearer ${key}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify({ pings: [ping] })}'`,
  ].join('\n');
}
