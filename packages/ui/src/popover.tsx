'use client';

import type { ReactNode } from 'react';
import { Popover as AriaPopover, type PopoverProps } from 'react-aria-components';
import { classNames } from './lib/class-names.ts';

/** The surface that menus, lists and explanations open on. */
export function Popover({
  children,
  className,
  ...rest
}: Omit<PopoverProps, 'className' | 'children'> & { className?: string; children: ReactNode }) {
  return (
    <AriaPopover
      offset={4}
      {...rest}
      className={classNames(
        'overflow-auto rounded-md border border-line bg-raised text-ink shadow-lg shadow-black/10 transition-opacity duration-100 data-entering:opacity-0 data-exiting:opacity-0',
        className,
      )}
    >
      {children}
    </AriaPopover>
  );
}

export const listItemClass =
  'flex min-h-9 cursor-default items-center gap-2 rounded-sm px-2.5 py-1.5 text-sm outline-none data-focused:bg-accent-soft data-selected:font-medium data-disabled:opacity-50';
