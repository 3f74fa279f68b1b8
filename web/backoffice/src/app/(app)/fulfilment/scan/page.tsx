'use client';

import { useApolloClient } from '@apollo/client/react';
import { PageHeader } from '@mobilytics/ui/page';
import { useUi } from '@mobilytics/ui/ui-context';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { scanCommand } from '../[id]/scan-command.ts';
import { ScanPanel } from '../[id]/scan-panel.tsx';
import type { ScanAnswer } from '../[id]/use-scanning.ts';
import { findFulfilment, nextFulfilment } from '../find-fulfilment.ts';
import { FulfilmentTable } from '../fulfilment-table.tsx';

/** Where a round at the station begins: the barcode of a tote opens its fulfilment. */
export default function ScanPage() {
  const t = useTranslations('fulfilment');
  const client = useApolloClient();
  const { navigate, describeError } = useUi();
  const field = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState<ScanAnswer>({
    tone: 'neutral',
    title: t('start.ready'),
    text: t('start.readyText'),
    count: 0,
  });
  const say = (said: Omit<ScanAnswer, 'count'>) =>
    setAnswer((before) => ({ ...said, count: before.count + 1 }));

  const enter = async (text: string) => {
    const command = scanCommand(text);
    try {
      if (command && command !== 'NEXT') {
        return say({ tone: 'danger', title: t('scan.notNow', { command }) });
      }
      say({ tone: 'neutral', title: t('scan.checking', { serial: text }) });
      const found = command ? await nextFulfilment(client) : await findFulfilment(client, text);
      if (found) {
        say({ tone: 'success', title: t('start.opening', { text }) });
        return navigate(`/fulfilment/${found}`);
      }
      const title = command ? t('empty.TO_PICK') : t('start.notFound', { text });
      say({ tone: 'danger', title, text: command ? '' : t('start.notFoundText') });
    } catch (error) {
      const { title, text: why } = describeError(error);
      say({ tone: 'danger', title, text: why ?? '' });
    } finally {
      field.current?.focus();
    }
  };
  return (
    <>
      <PageHeader
        title={t('start.title')}
        crumbs={[{ label: t('title'), href: '/fulfilment' }]}
        description={t('start.description')}
      />
      <ScanPanel
        field={field}
        label={t('start.label')}
        words={['NEXT']}
        answer={answer}
        onEnter={(text) => void enter(text)}
        onUndo={undefined}
      />
      <FulfilmentTable queue="TO_PICK" />
    </>
  );
}
