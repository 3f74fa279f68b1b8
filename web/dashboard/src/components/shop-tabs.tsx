'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';

/** The two pages of one entry of the navigation: what is for sale, and what was ordered. */
export function ShopTabs() {
  const t = useTranslations('shop');
  const pathname = usePathname();
  const pages = [
    { href: '/shop', label: t('title') },
    { href: '/orders', label: t('orders') },
  ];
  return (
    <nav aria-label={t('orders')} className="mb-5 flex gap-1 border-b border-line">
      {pages.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href ? 'page' : undefined}
          className="-mb-px border-b-2 border-transparent px-3 py-2.5 text-sm text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
