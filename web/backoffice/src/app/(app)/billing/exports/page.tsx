'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { ExportColumns } from './export-columns.tsx';
import { ExportForm } from './export-form.tsx';
import { ExportsTable } from './exports-table.tsx';

export default function ExportsPage() {
  const t = useTranslations('finance.exports');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <ExportForm />
      <ExportsTable />
      <ExportColumns />
    </>
  );
}
