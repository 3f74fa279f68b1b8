'use client';

import { Menu as MenuIcon, Search, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button, Dialog, DialogTrigger, Modal, ModalOverlay } from 'react-aria-components';
import { CommandBar, type CommandEntry } from './command-bar.tsx';
import { type NavigationEntry, SideNavigation } from './side-navigation.tsx';
import { useUi } from './ui-context.tsx';

export interface AppShellProps {
  product: string;
  navigation: NavigationEntry[];
  /** Besides the navigation's pages, what the command bar offers. */
  commands?: CommandEntry[];
  /** The page of any id, by its prefix; undefined when the id is of no known kind. */
  pageOfId?: (id: string) => string | undefined;
  /** Organisation, person, language and theme; see UserMenu. */
  userMenu: ReactNode;
  /** What concerns every page, such as an impersonation. */
  banner?: ReactNode;
  children: ReactNode;
}

/** The frame of an app: navigation at the side on a desktop, behind a button on a phone. */
export function AppShell(props: AppShellProps) {
  const { t, pathname } = useUi();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [isCommandOpen, setCommandOpen] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the phone's menu.
  useEffect(() => setMenuOpen(false), [pathname]);

  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-60 rounded-md bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('skip')}
      </a>
      <header className="sticky top-0 hidden h-dvh flex-col border-r border-line bg-surface lg:flex print:hidden">
        <Brand product={props.product} />
        <SearchButton onPress={() => setCommandOpen(true)} />
        <SideNavigation entries={props.navigation} />
        <div className="mt-auto border-t border-line p-2">{props.userMenu}</div>
      </header>
      <header className="sticky top-0 z-30 flex h-13 items-center gap-1 border-b border-line bg-surface px-2 lg:hidden print:hidden">
        <DialogTrigger isOpen={isMenuOpen} onOpenChange={setMenuOpen}>
          <Button
            aria-label={t('openMenu')}
            className="flex size-11 items-center justify-center rounded-md data-hovered:bg-sunken"
          >
            <MenuIcon aria-hidden className="size-5" />
          </Button>
          <ModalOverlay isDismissable className="fixed inset-0 z-40 bg-scrim">
            <Modal className="h-full w-72 max-w-[85vw] border-r border-line bg-surface">
              <Dialog aria-label={t('menu')} className="flex h-full flex-col outline-none">
                <div className="flex items-center justify-between pr-2">
                  <Brand product={props.product} />
                  <Button
                    slot="close"
                    aria-label={t('closeMenu')}
                    className="flex size-11 items-center justify-center rounded-md data-hovered:bg-sunken"
                  >
                    <X aria-hidden className="size-5" />
                  </Button>
                </div>
                <SideNavigation entries={props.navigation} />
                <div className="mt-auto border-t border-line p-2">{props.userMenu}</div>
              </Dialog>
            </Modal>
          </ModalOverlay>
        </DialogTrigger>
        <Brand product={props.product} />
        <Button
          aria-label={t('commandBar')}
          onPress={() => setCommandOpen(true)}
          className="ml-auto flex size-11 items-center justify-center rounded-md data-hovered:bg-sunken"
        >
          <Search aria-hidden className="size-5" />
        </Button>
      </header>
      <div className="flex min-w-0 flex-col">
        {props.banner}
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-7xl px-4 py-6 outline-none sm:px-6 lg:px-8 lg:py-8"
        >
          {props.children}
        </main>
      </div>
      <CommandBar
        isOpen={isCommandOpen}
        onOpenChange={setCommandOpen}
        entries={[
          ...props.navigation.map((entry) => ({
            id: entry.href,
            label: entry.label,
            group: 'pages' as const,
            href: entry.href,
          })),
          ...(props.commands ?? []),
        ]}
        pageOfId={props.pageOfId}
      />
    </div>
  );
}

function Brand({ product }: { product: string }) {
  return (
    <div className="flex h-13 items-center gap-2 px-4 font-semibold tracking-tight">
      <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 text-accent">
        <path
          d="M2 15V5l5 6 3-4 3 4 5-6v10"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.4"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
      {product}
    </div>
  );
}

function SearchButton({ onPress }: { onPress: () => void }) {
  const { t } = useUi();
  return (
    <Button
      onPress={onPress}
      className="mx-3 mb-3 flex min-h-9 items-center gap-2 rounded-md border border-line bg-canvas px-2.5 text-sm text-muted data-hovered:border-control data-hovered:text-ink"
    >
      <Search aria-hidden className="size-4" />
      <span className="grow text-left">{t('search')}</span>
      <kbd className="font-sans text-xs whitespace-nowrap">Ctrl K</kbd>
    </Button>
  );
}
