'use client';

import { Check, ChevronDown } from 'lucide-react';
import { Button, ComboBox, Group, Input, ListBox, ListBoxItem } from 'react-aria-components';
import { FieldFoot, FieldLabel, fieldFrame } from './field.tsx';
import { listItemClass, Popover } from './popover.tsx';
import type { SelectFieldProps } from './select-field.tsx';
import { useUi } from './ui-context.tsx';

interface ComboBoxFieldProps extends SelectFieldProps {
  /** Given when the server filters: called with what is typed, `options` then are its answer. */
  onInputChange?: (text: string) => void;
  inputValue?: string;
}

/** One of many, found by typing. */
export function ComboBoxField({
  label,
  help,
  error,
  isOptional,
  value,
  onChange,
  options,
  placeholder,
  onInputChange,
  inputValue,
  ...rest
}: ComboBoxFieldProps) {
  const { t } = useUi();
  const list = onInputChange ? { items: options } : { defaultItems: options };
  return (
    <ComboBox
      {...rest}
      data-field={rest.name}
      data-label={label}
      {...list}
      {...(onInputChange ? { onInputChange } : {})}
      {...(inputValue === undefined ? {} : { inputValue })}
      value={value === '' ? null : value}
      onChange={(key) => onChange(key === null ? '' : String(key))}
      isRequired={!isOptional}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      allowsEmptyCollection
      className={fieldFrame}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      <Group className="control flex items-center pe-0!">
        <Input
          placeholder={placeholder}
          className="w-full min-w-0 self-stretch bg-transparent outline-none placeholder:text-muted"
        />
        <Button className="flex w-9 items-center justify-center self-stretch text-muted data-hovered:text-ink">
          <ChevronDown aria-hidden className="size-4" />
        </Button>
      </Group>
      <FieldFoot help={help} error={error} />
      <Popover className="min-w-(--trigger-width)">
        <ListBox<(typeof options)[number]>
          className="max-h-72 overflow-auto p-1 outline-none"
          renderEmptyState={() => (
            <p className="px-2.5 py-1.5 text-sm text-muted">{t('noMatches')}</p>
          )}
        >
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
    </ComboBox>
  );
}
