'use client';

import { Settings2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from './lib/class-names.ts';
import type { Theme } from './lib/theme.ts';
import { Menu } from './menu.tsx';
import { useUi } from './ui-context.tsx';
import { usePreferenceGroups } from './user-menu.tsx';

/** The frame of the pages outside of a session: one column with one task, or a wider page to read. */
export function AuthShell({
  product,
  theme,
  onLocaleChange,
  isWide = false,
  children,
}: {
  product: string;
  theme: Theme;
  onLocaleChange: (locale: 'en' | 'fr') => void;
  isWide?: boolean;
  children: ReactNode;
}) {
  const { t } = useUi();
  const groups = usePreferenceGroups(theme, onLocaleChange);
  const label = `${t('language')}, ${t('theme').toLowerCase()}`;
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between px-4 py-4 sm:px-8">
        <span className="font-semibold tracking-tight">{product}</span>
        <Menu label={label} groups={groups}>
          <Button className="inline-flex min-h-9 items-center gap-2 rounded-md px-2.5 text-sm text-muted data-hovered:bg-sunken data-hovered:text-ink">
            <Settings2 aria-hidden className="size-4" />
            {label}
          </Button>
        </Menu>
      </header>
      <main
        id="content"
        className={classNames(
          'mx-auto flex w-full grow flex-col px-4 pt-4 pb-24',
          isWide ? 'max-w-2xl' : 'max-w-md justify-center',
        )}
      >
        <div className="rounded-lg border border-line bg-surface p-5 sm:p-8">{children}</div>
      </main>
    </div>
  );
}
