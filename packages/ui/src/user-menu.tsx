'use client';

import { ChevronsUpDown, LogOut } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { applyTheme, type Theme } from './lib/theme.ts';
import { Menu, type MenuEntry } from './menu.tsx';
import { useUi } from './ui-context.tsx';

/** Who works here, for whom, and how it looks: at the foot of the navigation. */
export function UserMenu({
  name,
  detail,
  theme: initialTheme,
  entries = [],
  signOutLabel,
  onSignOut,
  onLocaleChange,
}: {
  name: string;
  /** The organisation, or the staff role. */
  detail?: string | undefined;
  theme: Theme;
  entries?: MenuEntry[];
  signOutLabel: string;
  onSignOut: () => void;
  onLocaleChange: (locale: 'en' | 'fr') => void;
}) {
  const { t } = useUi();
  const preferences = usePreferenceGroups(initialTheme, onLocaleChange);
  return (
    <Menu
      label={name}
      groups={[
        ...(entries.length > 0 ? [{ id: 'own', entries }] : []),
        ...preferences,
        {
          id: 'session',
          entries: [
            {
              id: 'sign-out',
              label: signOutLabel,
              icon: <LogOut aria-hidden className="size-4" />,
              onAction: onSignOut,
            },
          ],
        },
      ]}
    >
      <Button className="flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left text-sm data-hovered:bg-sunken">
        <span
          aria-hidden
          className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent"
        >
          {initials(name)}
        </span>
        <span className="min-w-0 grow">
          <span className="sr-only">{t('menu')}</span>
          <span className="block truncate font-medium">{name}</span>
          {detail && <span className="block truncate text-xs text-muted">{detail}</span>}
        </span>
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
      </Button>
    </Menu>
  );
}

/** Language and appearance, as groups of a menu. */
export function usePreferenceGroups(
  initialTheme: Theme,
  onLocaleChange: (locale: 'en' | 'fr') => void,
) {
  const { t, locale } = useUi();
  const [theme, setTheme] = useState(initialTheme);
  const themes = { system: t('themeSystem'), light: t('themeLight'), dark: t('themeDark') };
  return [
    {
      id: 'theme',
      selection: 'single' as const,
      label: t('theme'),
      entries: (['system', 'light', 'dark'] as const).map((choice) => ({
        id: `theme-${choice}`,
        label: themes[choice],
        isCurrent: theme === choice,
        onAction: () => {
          applyTheme(choice);
          setTheme(choice);
        },
      })),
    },
    {
      id: 'language',
      selection: 'single' as const,
      label: t('language'),
      // Each language is named in itself, for whoever cannot read the other.
      entries: [
        {
          id: 'en',
          label: 'English',
          isCurrent: locale === 'en-CA',
          onAction: () => onLocaleChange('en'),
        },
        {
          id: 'fr',
          label: 'Français',
          isCurrent: locale === 'fr-CA',
          onAction: () => onLocaleChange('fr'),
        },
      ],
    },
  ];
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0]?.toUpperCase() ?? '')
    .join('');
}
