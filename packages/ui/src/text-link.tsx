'use client';

import { Link, type LinkProps } from 'react-aria-components';
import { classNames } from './lib/class-names.ts';

/** A link within text or a table. */
export function TextLink({
  className,
  ...rest
}: Omit<LinkProps, 'className'> & { className?: string }) {
  return (
    <Link
      {...rest}
      className={classNames(
        'rounded-sm text-accent underline decoration-1 underline-offset-3 data-hovered:text-accent-strong data-hovered:decoration-2',
        className,
      )}
    />
  );
}
