'use client';

import { useQuery } from '@apollo/client/react';
import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader } from '@mobilytics/ui/page';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { Tabs } from '@mobilytics/ui/tabs';
import { useTranslations } from 'next-intl';
import { Boxes } from './boxes.tsx';
import { Printers } from './printers.tsx';
import { RuleList } from './rule-list.tsx';
import { rulesQuery } from './rules-query.ts';
import { TryRules } from './try-rules.tsx';

/** How parcels ship: who decides, in which boxes, on which paper. */
export default function ShippingRulesPage() {
  const t = useTranslations('shipping');
  const { data, error, refetch } = useQuery(rulesQuery);
  const again = () => void refetch();
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      {error && (
        <div className="mb-6">
          <ErrorState error={error} onRetry={again} />
        </div>
      )}
      {!data && !error && <SkeletonText lines={8} />}
      {data && (
        <Tabs
          label={t('title')}
          tabs={[
            {
              id: 'rules',
              label: t('tabs.rules'),
              content: (
                <RuleList
                  rules={data.shippingRules}
                  warehouses={data.warehouses}
                  onChanged={again}
                />
              ),
            },
            { id: 'try', label: t('tabs.try'), content: <TryRules /> },
            { id: 'boxes', label: t('tabs.boxes'), content: <Boxes /> },
            {
              id: 'printers',
              label: t('tabs.printers'),
              content: <Printers warehouses={data.warehouses} />,
            },
          ]}
        />
      )}
    </>
  );
}
