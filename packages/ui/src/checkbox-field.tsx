'use client';

import { Check, CircleAlert, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox, type CheckboxProps } from 'react-aria-components';

/** The box alone; `aria-label` or `children` names it. */
export function CheckBox({
  children,
  ...rest
}: Omit<CheckboxProps, 'children' | 'className'> & { children?: ReactNode }) {
  return (
    <Checkbox
      {...rest}
      className="group inline-flex min-h-6 items-start gap-2.5 text-sm data-disabled:opacity-60"
    >
      {({ isIndeterminate, isSelected }) => (
        <>
          <span className="flex size-5 shrink-0 items-center justify-center rounded-sm border border-control bg-surface text-on-accent group-data-selected:border-accent group-data-selected:bg-accent group-data-indeterminate:border-accent group-data-indeterminate:bg-accent group-data-invalid:border-danger group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent">
            {isIndeterminate ? (
              <Minus aria-hidden className="size-3.5" strokeWidth={3} />
            ) : isSelected ? (
              <Check aria-hidden className="size-3.5" strokeWidth={3} />
            ) : null}
          </span>
          {children && <span>{children}</span>}
        </>
      )}
    </Checkbox>
  );
}

export interface CheckboxFieldProps {
  label: ReactNode;
  help?: ReactNode;
  error?: string | undefined;
  value: boolean;
  onChange: (value: boolean) => void;
  name?: string;
  isDisabled?: boolean;
}

/** Yes or no, told by a sentence. */
export function CheckboxField({ label, help, error, value, ...rest }: CheckboxFieldProps) {
  const errorId = error && rest.name ? `${rest.name}-error` : undefined;
  return (
    <div data-field={rest.name} className="flex flex-col gap-1">
      <CheckBox
        {...rest}
        isSelected={value}
        isInvalid={Boolean(error)}
        validationBehavior="aria"
        {...(errorId ? { 'aria-describedby': errorId } : {})}
      >
        {label}
        {help && <span className="block text-muted">{help}</span>}
      </CheckBox>
      {error && (
        <p id={errorId} className="flex items-start gap-1.5 pl-7 text-sm text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
}
