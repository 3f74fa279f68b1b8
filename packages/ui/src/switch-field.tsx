'use client';

import type { ReactNode } from 'react';
import { Switch } from 'react-aria-components';

/** A setting that takes effect at once. */
export function SwitchField({
  label,
  help,
  value,
  ...rest
}: {
  label: ReactNode;
  help?: ReactNode;
  value: boolean;
  onChange: (value: boolean) => void;
  name?: string;
  isDisabled?: boolean;
}) {
  return (
    <Switch
      {...rest}
      isSelected={value}
      className="group flex min-h-6 items-start gap-3 text-sm data-disabled:opacity-60"
    >
      <span className="mt-0.5 flex h-5 w-9 shrink-0 items-center rounded-full border border-control bg-sunken px-0.5 group-data-selected:border-accent group-data-selected:bg-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent">
        <span className="size-3.5 rounded-full bg-muted transition-transform duration-100 group-data-selected:translate-x-4 group-data-selected:bg-on-accent" />
      </span>
      <span>
        {label}
        {help && <span className="block text-muted">{help}</span>}
      </span>
    </Switch>
  );
}
