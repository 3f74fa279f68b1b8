'use client';

import { useEffect, useRef } from 'react';
import { Link } from 'react-aria-components';
import { classNames } from './lib/class-names.ts';
import { useUi } from './ui-context.tsx';

export interface SubNavigationEntry {
  href: string;
  label: string;
  /** How much waits there, when that is worth telling. */
  count?: number | undefined;
  /** The first page of the part, below whose address the others are: open only at its own. */
  isRoot?: boolean;
}

/**
 * The pages of one part of an app, side by side; the page that is open is marked. Where there is no
 * room they are scrolled on a phone, with the open page in sight, and go on in a second row elsewhere.
 */
export function SubNavigation({
  label,
  entries,
}: {
  label: string;
  entries: SubNavigationEntry[];
}) {
  const { pathname } = useUi();
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address marks another page.
  useEffect(() => {
    const current = list.current?.querySelector('[aria-current="page"]');
    current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <nav
      aria-label={label}
      className="mb-5 overflow-x-auto border-b border-line lg:overflow-visible"
    >
      <ul ref={list} className="flex gap-x-1 lg:flex-wrap">
        {entries.map(({ href, label: text, count, isRoot }) => {
          const isCurrent = isRoot ? pathname === href : `${pathname}/`.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={isCurrent ? 'page' : undefined}
                className={classNames(
                  '-mb-px flex items-center gap-1.5 border-b-2 px-3 py-2.5 text-sm whitespace-nowrap data-focus-visible:outline-offset-[-2px]',
                  isCurrent
                    ? 'border-accent font-medium text-ink'
                    : 'border-transparent text-muted data-hovered:text-ink',
                )}
              >
                {text}
                {count !== undefined && count > 0 && (
                  <span className="figures rounded-full bg-sunken px-1.5 text-xs">{count}</span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
