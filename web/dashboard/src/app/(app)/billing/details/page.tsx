'use client';

import { Banner } from '@mobilytics/ui/banner';
import { PageHeader } from '@mobilytics/ui/page';
import { useTranslations } from 'next-intl';
import { Loaded } from '#components/loaded.tsx';
import { WriteNote } from '#components/write-note.tsx';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { Contacts } from './contacts.tsx';
import { DetailsForm } from './details-form.tsx';
import { detailsQuery } from './details-queries.ts';
import { TaxIds } from './tax-ids.tsx';

export default function BillingDetailsPage() {
  const t = useTranslations('billingDetails');
  const { data, error, retry } = useLiveQuery(detailsQuery, {
    variables: {},
    isUnderWay: ({ billingDetails }) => Boolean(billingDetails?.isUnderWay),
  });
  return (
    <Loaded title={t('title')} value={data?.billingDetails} error={error} onRetry={retry}>
      {(details) => (
        <>
          <PageHeader title={t('title')} description={t('description')} />
          <WriteNote />
          {details.isUnderWay && (
            <div className="mb-6">
              <Banner tone="info">{t('underWay')}</Banner>
            </div>
          )}
          <DetailsForm details={details} onChange={retry} />
          <Contacts contacts={details.contacts} onChange={retry} />
          <TaxIds taxIds={details.taxIds} onChange={retry} />
        </>
      )}
    </Loaded>
  );
}
