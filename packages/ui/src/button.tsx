'use client';

import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Link as AriaLink,
  type LinkProps as AriaLinkProps,
} from 'react-aria-components';
import { classNames } from './lib/class-names.ts';
import { Tooltip } from './tooltip.tsx';
import { useUi } from './ui-context.tsx';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';
type Size = 'small' | 'medium';

const base =
  'inline-flex items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap select-none transition-colors duration-100 data-disabled:opacity-60 data-disabled:cursor-not-allowed data-pending:cursor-progress';

const kinds: Record<ButtonKind, string> = {
  primary: 'border-transparent bg-accent text-on-accent data-hovered:bg-accent-strong',
  secondary: 'border-control bg-surface text-ink data-hovered:bg-sunken',
  quiet: 'border-transparent bg-transparent text-ink data-hovered:bg-sunken',
  danger: 'border-transparent bg-danger text-on-danger data-hovered:opacity-90',
};

const sizes: Record<Size, string> = {
  small: 'min-h-8 px-2.5 text-sm',
  medium: 'min-h-(--control-height) px-4 text-sm',
};

interface Look {
  kind?: ButtonKind | undefined;
  size?: Size | undefined;
  /** A lucide icon before the words. */
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}

export type ButtonProps = Omit<AriaButtonProps, 'children' | 'className'> & Look;

/** Does something here. One primary button a page. `isPending` keeps its place and says it works. */
export function Button({
  kind = 'secondary',
  size = 'medium',
  icon,
  children,
  isPending = false,
  onPress,
  className,
  ...rest
}: ButtonProps) {
  const { t } = useUi();
  return (
    <AriaButton
      {...rest}
      data-pending={isPending || undefined}
      // It keeps the focus while it works, so it is not disabled; it just does nothing twice.
      {...(onPress && !isPending ? { onPress } : {})}
      className={classNames(base, kinds[kind], sizes[size], className)}
    >
      {icon}
      {children}
      {isPending && (
        <span className="h-1 w-6 overflow-hidden rounded-full bg-current/30 after:block after:h-full after:w-1/2 after:animate-pulse after:bg-current">
          <span role="status" className="sr-only">
            {t('loading')}
          </span>
        </span>
      )}
    </AriaButton>
  );
}

/** Goes somewhere, and looks like a button. */
export function LinkButton({
  kind = 'secondary',
  size = 'medium',
  icon,
  children,
  ...rest
}: Omit<AriaLinkProps, 'children' | 'className'> & Look) {
  return (
    <AriaLink
      {...rest}
      className={classNames(base, kinds[kind], sizes[size], 'no-underline', rest.className)}
    >
      {icon}
      {children}
    </AriaLink>
  );
}

/** A button that is only an icon: its words are its name and its tooltip. */
export function IconButton({
  label,
  icon,
  className,
  ...rest
}: Omit<AriaButtonProps, 'children' | 'className'> & {
  label: string;
  icon: ReactNode;
  className?: string;
}) {
  return (
    <Tooltip text={label}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classNames(
          'inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted data-hovered:bg-sunken data-hovered:text-ink data-disabled:opacity-50',
          className,
        )}
      >
        {icon}
      </AriaButton>
    </Tooltip>
  );
}
