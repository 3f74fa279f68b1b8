'use client';

import { Check, ChevronDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Select, SelectValue } from 'react-aria-components';
import { FieldFoot, FieldLabel, type FieldProps, fieldFrame } from './field.tsx';
import { classNames } from './lib/class-names.ts';
import { listItemClass, Popover } from './popover.tsx';

export interface Option {
  value: string;
  label: string;
  isDisabled?: boolean;
}

export interface SelectFieldProps extends FieldProps {
  /** The empty string stands for nothing chosen. */
  value: string;
  onChange: (value: string) => void;
  options: Option[];
  placeholder?: string;
}

/** One of up to about fifteen; with more, use ComboBoxField. */
export function SelectField({
  label,
  help,
  error,
  isOptional,
  value,
  onChange,
  options,
  placeholder,
  ...rest
}: SelectFieldProps) {
  return (
    <Select
      {...rest}
      data-field={rest.name}
      data-label={label}
      value={value === '' ? null : value}
      onChange={(key) => onChange(key === null ? '' : String(key))}
      isRequired={!isOptional}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      placeholder={placeholder ?? '—'}
      className={fieldFrame}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      <Button
        className={classNames('control flex items-center justify-between gap-2 text-left')}
        aria-invalid={error ? true : undefined}
      >
        <SelectValue className="truncate data-placeholder:text-muted" />
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
      </Button>
      <FieldFoot help={help} error={error} />
      <Popover className="min-w-(--trigger-width)">
        <ListBox className="p-1 outline-none" items={options}>
          {(option) => (
            <ListBoxItem
              id={option.value}
              textValue={option.label}
              isDisabled={option.isDisabled ?? false}
              className={listItemClass}
            >
              {({ isSelected }) => (
                <>
                  <span className="grow">{option.label}</span>
                  {isSelected && <Check aria-hidden className="size-4 text-accent" />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
