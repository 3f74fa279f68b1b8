'use client';

import type { LucideIcon } from 'lucide-react';
import { Link } from 'react-aria-components';
import { classNames } from './lib/class-names.ts';
import { useUi } from './ui-context.tsx';

export interface NavigationEntry {
  href: string;
  label: string;
  icon: LucideIcon;
  /** How much waits there, when that is worth telling. */
  count?: number | undefined;
  /** Other addresses that belong to this entry, such as `/devices` to the page of vehicles. */
  also?: readonly string[] | undefined;
}

export function SideNavigation({ entries }: { entries: NavigationEntry[] }) {
  const { t, pathname } = useUi();
  return (
    <nav aria-label={t('mainNavigation')} className="min-h-0 overflow-y-auto px-2">
      <ul className="flex flex-col gap-0.5">
        {entries.map(({ href, label, icon: Icon, count, also = [] }) => {
          const isCurrent =
            href === '/'
              ? pathname === '/'
              : [href, ...also].some((start) => `${pathname}/`.startsWith(`${start}/`));
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={isCurrent ? 'page' : undefined}
                className={classNames(
                  'flex min-h-9 items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm data-hovered:bg-sunken max-lg:min-h-11',
                  isCurrent ? 'bg-accent-soft font-medium text-accent' : 'text-ink',
                )}
              >
                <Icon
                  aria-hidden
                  className={classNames('size-4 shrink-0', !isCurrent && 'text-muted')}
                />
                <span className="grow">{label}</span>
                {count !== undefined && count > 0 && (
                  <span className="figures text-xs text-muted">{count}</span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
