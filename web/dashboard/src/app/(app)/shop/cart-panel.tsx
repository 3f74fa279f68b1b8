'use client';

import { IconButton, LinkButton } from '@mobilytics/ui/button';
import { Money } from '@mobilytics/ui/money';
import { NumberField } from '@mobilytics/ui/number-field';
import { Section } from '@mobilytics/ui/page';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMay } from '#layout/viewer.tsx';
import { timesMoney } from '#lib/decimal.ts';
import { useCart } from '#lib/use-cart.ts';
import { type Product, priceIn, variantsBySku } from './products.ts';

export function CartPanel({ products }: { products: readonly Product[] }) {
  const t = useTranslations('shop');
  const mayOrder = useMay('orders:write');
  const { cart, setQuantity } = useCart();
  const variants = variantsBySku(products);
  const isSold = cart.lines.every((line) => {
    const variant = variants.get(line.sku);
    return variant && priceIn(variant, cart.currency);
  });
  if (cart.lines.length === 0) {
    return (
      <Section title={t('cart')}>
        <p className="text-sm font-medium">{t('cartEmpty')}</p>
        <p className="text-sm text-muted">{t('cartEmptyText')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('cart')}>
      <ul aria-live="polite" className="flex flex-col gap-4">
        {cart.lines.map(({ sku, quantity }) => {
          const variant = variants.get(sku);
          const price = variant && priceIn(variant, cart.currency);
          return (
            <li key={sku} className="flex flex-col gap-2 border-b border-line pb-4 text-sm">
              <div className="flex items-start justify-between gap-3">
                <span className="font-medium">{variant?.name ?? t('gone', { sku })}</span>
                <IconButton
                  label={t('remove', { name: variant?.name ?? sku })}
                  icon={<Trash2 aria-hidden className="size-4" />}
                  onPress={() => setQuantity(sku, 0)}
                />
              </div>
              <div className="flex items-end justify-between gap-4">
                <div className="w-32">
                  <NumberField
                    label={t('quantity')}
                    value={quantity}
                    minValue={1}
                    maxValue={1000}
                    step={1}
                    onChange={(value) => {
                      if (Number.isInteger(value)) setQuantity(sku, value);
                    }}
                  />
                </div>
                <span className="pb-2.5">
                  {price ? (
                    <Money value={timesMoney(price.money, quantity)} />
                  ) : (
                    <span className="text-danger">{t('noPrice')}</span>
                  )}
                </span>
              </div>
            </li>
          );
        })}
      </ul>
      <p className="my-4 text-sm text-muted">{t('subtotal')}</p>
      {mayOrder ? (
        <LinkButton kind="primary" href="/shop/checkout" isDisabled={!isSold} className="w-full">
          {t('checkout')}
        </LinkButton>
      ) : (
        <p className="text-sm text-muted">{t('check.mayNot')}</p>
      )}
    </Section>
  );
}
