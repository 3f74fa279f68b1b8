'use client';

import type { ReactElement, ReactNode } from 'react';
import {
  Menu as AriaMenu,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Separator,
} from 'react-aria-components';
import { classNames } from './lib/class-names.ts';
import { listItemClass, Popover } from './popover.tsx';

export interface MenuEntry {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Goes there … */
  href?: string;
  /** … or does this. */
  onAction?: () => void;
  isDisabled?: boolean;
  isDestructive?: boolean;
  /** Shown behind the label of the one that holds now. */
  isCurrent?: boolean;
}

export interface MenuGroup {
  id: string;
  label?: string;
  entries: MenuEntry[];
  /** Whether one or several of the entries hold now; `isCurrent` says which. */
  selection?: 'single' | 'multiple';
}

/** Actions behind one button, which is `children`. */
export function Menu({
  label,
  groups,
  children,
}: {
  label: string;
  groups: MenuGroup[];
  children: ReactElement;
}) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="min-w-52 max-w-80">
        <AriaMenu aria-label={label} className="p-1 outline-none">
          {groups.map((group, index) => (
            <MenuSection
              key={group.id}
              aria-label={group.label ?? label}
              {...(group.selection && {
                selectionMode: group.selection,
                selectedKeys: group.entries.filter((entry) => entry.isCurrent).map(({ id }) => id),
              })}
            >
              {index > 0 && <Separator className="my-1 h-px bg-line" />}
              {group.label && (
                <Header className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted">
                  {group.label}
                </Header>
              )}
              {group.entries.map((entry) => (
                <MenuItem
                  key={entry.id}
                  id={entry.id}
                  textValue={entry.label}
                  isDisabled={entry.isDisabled ?? false}
                  {...(entry.href ? { href: entry.href } : {})}
                  {...(entry.onAction ? { onAction: entry.onAction } : {})}
                  className={classNames(
                    listItemClass,
                    entry.isDestructive && 'text-danger',
                    entry.isCurrent && 'font-semibold',
                  )}
                >
                  {entry.icon && <span className="text-muted">{entry.icon}</span>}
                  <span className="grow">{entry.label}</span>
                  {entry.isCurrent && <span aria-hidden>✓</span>}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
