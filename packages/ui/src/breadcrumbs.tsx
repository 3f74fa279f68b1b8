'use client';

import { ChevronRight } from 'lucide-react';
import { TextLink } from './text-link.tsx';
import { useUi } from './ui-context.tsx';

export interface Crumb {
  label: string;
  href?: string;
}

/** The way from the section to this page; the last is this page and no link. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const { t } = useUi();
  return (
    <nav aria-label={t('breadcrumbs')}>
      <ol className="flex flex-wrap items-center gap-1 text-sm text-muted">
        {crumbs.map((crumb, index) => (
          <li key={crumb.href ?? crumb.label} className="flex items-center gap-1">
            {index > 0 && <ChevronRight aria-hidden className="size-3.5" />}
            {crumb.href && index < crumbs.length - 1 ? (
              <TextLink href={crumb.href} className="py-0.5 text-muted!">
                {crumb.label}
              </TextLink>
            ) : (
              <span aria-current={index === crumbs.length - 1 ? 'page' : undefined}>
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
