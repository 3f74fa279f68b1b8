'use client';

import { LinkButton } from '@mobilytics/ui/button';
import { PageHeader } from '@mobilytics/ui/page';
import { Tabs } from '@mobilytics/ui/tabs';
import { useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';
import { LevelsTable } from './levels-table.tsx';
import { MovementsTable } from './movements-table.tsx';

export default function StockPage() {
  const t = useTranslations('stock');
  const mayChange = useMay('staff:stock');
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          mayChange && (
            <>
              <LinkButton href="/stock/count">{t('count.action')}</LinkButton>
              <LinkButton href="/stock/transfer">{t('transfer.action')}</LinkButton>
              <LinkButton kind="primary" href="/devices/receive">
                {t('receive')}
              </LinkButton>
            </>
          )
        }
      />
      <Tabs
        label={t('title')}
        tabs={[
          {
            id: 'levels',
            label: t('levels.title'),
            content: <LevelsTable mayChange={mayChange} />,
          },
          { id: 'movements', label: t('movements.title'), content: <MovementsTable /> },
        ]}
      />
    </>
  );
}
