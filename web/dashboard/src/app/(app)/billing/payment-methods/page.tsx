'use client';

import { Banner } from '@mobilytics/ui/banner';
import { Button } from '@mobilytics/ui/button';
import { EmptyState } from '@mobilytics/ui/empty-state';
import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader, Section } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { WriteNote } from '#components/write-note.tsx';
import { useMay } from '#layout/viewer.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { usePaymentPages } from '#lib/use-payment-pages.ts';
import { MethodCard } from './method-card.tsx';
import { methodsQuery } from './method-queries.ts';

export default function PaymentMethodsPage() {
  const t = useTranslations('methods');
  const mayWrite = useMay('billing:write');
  const wasAdded = useSearchParams().has('added');
  const pages = usePaymentPages('/billing/payment-methods');
  const { data, error, retry } = useLiveQuery(methodsQuery, {
    variables: {},
    // What was added at Stripe arrives a moment later.
    isUnderWay: () => wasAdded,
  });
  const methods = data && (data.billingAccount?.paymentMethods ?? []);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          mayWrite && (
            <>
              <Button isPending={pages.isPending} onPress={() => void pages.openPortal()}>
                {t('portal')}
              </Button>
              <Button
                kind="primary"
                isPending={pages.isPending}
                onPress={() => void pages.addMethod()}
              >
                {t('add')}
              </Button>
            </>
          )
        }
      />
      <WriteNote />
      <div className="mb-6 flex flex-col gap-3 empty:hidden">
        {pages.problem && <Banner tone="danger">{pages.problem}</Banner>}
        {wasAdded && <Banner tone="success" title={t('added')} />}
      </div>
      <Section title={t('onFile')}>
        {error && <ErrorState error={error} onRetry={retry} />}
        {!methods && !error && <SkeletonText lines={3} />}
        {methods?.length === 0 && <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
        {methods && methods.length > 0 && (
          <ul className="flex flex-col divide-y divide-line">
            {methods.map((method) => (
              <MethodCard key={method.id} method={method} onChange={retry} />
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
