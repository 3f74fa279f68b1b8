'use client';

import { Button } from '@mobilytics/ui/button';
import { formatNumber } from '@mobilytics/ui/lib/format';
import { Money } from '@mobilytics/ui/money';
import { useUi } from '@mobilytics/ui/ui-context';
import { ShoppingCart } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCart } from '#lib/use-cart.ts';
import { type Product, priceIn, type Variant } from './products.ts';

export function ProductCard({ product }: { product: Product }) {
  const t = useTranslations('shop');
  return (
    <section className="rounded-lg border border-line bg-surface">
      <div className="px-4 pt-4 sm:px-5">
        <p className="text-xs font-medium text-muted">{t(`kind.${product.kind}`)}</p>
        <h2 className="font-semibold">{product.name}</h2>
        <p className="max-w-prose text-sm text-muted">{product.description}</p>
      </div>
      <ul className="mt-3">
        {product.variants.map((variant) => (
          <VariantRow key={variant.id} variant={variant} isOnly={product.variants.length === 1} />
        ))}
      </ul>
    </section>
  );
}

function VariantRow({ variant, isOnly }: { variant: Variant; isOnly: boolean }) {
  const t = useTranslations('shop');
  const common = useTranslations('common');
  const { locale } = useUi();
  const { cart, setQuantity } = useCart();
  const price = priceIn(variant, cart.currency);
  const quantity = cart.lines.find((line) => line.sku === variant.sku)?.quantity ?? 0;
  const weight = variant.weightGrams && formatNumber(variant.weightGrams / 1000, locale);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-3 sm:px-5">
      <div className="min-w-0 grow basis-40">
        {!isOnly && <p className="text-sm font-medium">{variant.name}</p>}
        <p className="text-xs text-muted">
          <span className="font-mono">{variant.sku}</span>
          {weight && ` · ${t('grams', { weight })}`}
        </p>
        {quantity > 0 && (
          <p aria-live="polite" className="text-xs">
            <a href="#cart" className="rounded-sm text-accent underline underline-offset-3">
              {t('inCart', { count: quantity })}
            </a>
          </p>
        )}
      </div>
      <div className="text-right text-sm">
        {price ? (
          <>
            <Money value={price.money} />
            {price.interval && (
              <span className="text-muted"> {common(`interval.${price.interval}`)}</span>
            )}
          </>
        ) : (
          <span className="text-muted">{t('noPrice')}</span>
        )}
      </div>
      <Button
        size="small"
        icon={<ShoppingCart aria-hidden className="size-4" />}
        aria-label={t('addName', { name: variant.name })}
        isDisabled={!price}
        onPress={() => setQuantity(variant.sku, Math.min(quantity + 1, 1000))}
      >
        {t('add')}
      </Button>
    </li>
  );
}
