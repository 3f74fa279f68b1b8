'use client';

import { CheckBox } from '@mobilytics/ui/checkbox-field';
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';

/** Any number of a few. */
export function CheckGroup({
  name,
  label,
  help,
  error,
  value,
  onChange,
  options,
}: {
  name: string;
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  value: string[];
  onChange: (value: string[]) => void;
  options: { value: string; label: string; help?: ReactNode; isDisabled?: boolean }[];
}) {
  const id = useId();
  return (
    <fieldset
      data-field={name}
      data-label={label}
      aria-describedby={`${id}-help ${id}-error`}
      className="flex min-w-0 flex-col gap-2"
    >
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      {options.map((option) => (
        <CheckBox
          key={option.value}
          isSelected={value.includes(option.value)}
          isDisabled={(option.isDisabled ?? false) && !value.includes(option.value)}
          onChange={(isSelected) =>
            onChange(
              isSelected
                ? [...value, option.value]
                : value.filter((chosen) => chosen !== option.value),
            )
          }
        >
          {option.label}
          {option.help && <span className="block text-muted">{option.help}</span>}
        </CheckBox>
      ))}
      {help && (
        <p id={`${id}-help`} className="text-sm text-muted">
          {help}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </fieldset>
  );
}
