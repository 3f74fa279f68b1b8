'use client';

import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { Suspense } from 'react';
import { DraftForm } from './draft-form.tsx';

/** An invoice that no order asked for. */
export default function NewInvoicePage() {
  const t = useTranslations('money.draft');
  const tb = useTranslations('billing');
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={[{ label: tb('invoices.title'), href: '/billing/invoices' }]}
        description={t('help')}
      />
      <Suspense>
        <DraftForm />
      </Suspense>
    </>
  );
}
