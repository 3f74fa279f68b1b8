'use client';

import { LinkButton } from '@mobilytics/ui/button';
import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';
import { InvoicesTable } from './invoices-table.tsx';

export default function InvoicesPage() {
  const t = useTranslations('billing');
  const tm = useTranslations('money.draft');
  const mayMake = useMay('staff:billing');
  return (
    <>
      <PageHeader
        title={t('invoices.title')}
        actions={
          mayMake && (
            <LinkButton kind="primary" href="/billing/invoices/new">
              {tm('new')}
            </LinkButton>
          )
        }
      />
      <InvoicesTable />
    </>
  );
}
