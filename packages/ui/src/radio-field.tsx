'use client';

import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { FieldFoot, FieldLabel, type FieldProps, fieldFrame } from './field.tsx';

export interface RadioFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  options: { value: string; label: ReactNode; help?: ReactNode; isDisabled?: boolean }[];
}

/** One of a few, all of them in sight. */
export function RadioField({
  label,
  help,
  error,
  isOptional,
  value,
  options,
  ...rest
}: RadioFieldProps) {
  return (
    <RadioGroup
      {...rest}
      data-field={rest.name}
      data-label={label}
      value={value === '' ? null : value}
      isRequired={!isOptional}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={fieldFrame}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      {options.map((option) => (
        <Radio
          key={option.value}
          value={option.value}
          isDisabled={option.isDisabled ?? false}
          className="group flex min-h-10 items-start gap-2.5 rounded-md border border-line px-3 py-2.5 text-sm data-hovered:border-control data-selected:border-accent data-selected:bg-accent-soft data-disabled:opacity-60"
        >
          <span className="mt-0.5 size-4 shrink-0 rounded-full border border-control bg-surface group-data-selected:border-5 group-data-selected:border-accent" />
          <span className="grow">
            {option.label}
            {option.help && <span className="block text-muted">{option.help}</span>}
          </span>
        </Radio>
      ))}
      <FieldFoot help={help} error={error} />
    </RadioGroup>
  );
}
