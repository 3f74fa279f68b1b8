'use client';

import { EmptyState } from '@mobilytics/ui/empty-state';
import { ErrorState } from '@mobilytics/ui/error-state';
import { PageHeader } from '@mobilytics/ui/page';
import { SelectField } from '@mobilytics/ui/select-field';
import { SkeletonText } from '@mobilytics/ui/skeleton';
import { useTranslations } from 'next-intl';
import { ShopTabs } from '#components/shop-tabs.tsx';
import { useCart } from '#lib/use-cart.ts';
import { useLiveQuery } from '#lib/use-live-query.ts';
import { CartPanel } from './cart-panel.tsx';
import { ProductCard } from './product-card.tsx';
import { shopQuery } from './products.ts';

export default function ShopPage() {
  const t = useTranslations('shop');
  const { cart, setCurrency } = useCart();
  const { data, error, retry } = useLiveQuery(shopQuery, { variables: {} });
  const products = data?.products.edges.map((edge) => edge.node);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <ShopTabs />
      {error && <ErrorState error={error} onRetry={retry} />}
      {!products && !error && <SkeletonText lines={9} />}
      {products?.length === 0 && <EmptyState title={t('empty')} />}
      {products && products.length > 0 && (
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="flex flex-col gap-6">
            {products.map((product) => (
              <ProductCard key={product.id} product={product} />
            ))}
          </div>
          <div id="cart" className="flex flex-col gap-4 lg:sticky lg:top-6">
            <SelectField
              label={t('currency')}
              value={cart.currency}
              onChange={(currency) => setCurrency(currency === 'USD' ? 'USD' : 'CAD')}
              options={[
                { value: 'CAD', label: t('CAD') },
                { value: 'USD', label: t('USD') },
              ]}
            />
            <CartPanel products={products} />
          </div>
        </div>
      )}
    </>
  );
}
