'use client';

import { Minus, Plus } from 'lucide-react';
import { NumberField as AriaNumberField, Button, Group, Input } from 'react-aria-components';
import { FieldFoot, FieldLabel, type FieldProps, fieldFrame } from './field.tsx';

export interface NumberFieldProps extends FieldProps {
  /** NaN stands for empty. */
  value: number;
  onChange: (value: number) => void;
  minValue?: number;
  maxValue?: number;
  step?: number;
  formatOptions?: Intl.NumberFormatOptions;
  /** Written behind the number, for example `kg`. */
  unit?: string;
}

const stepper =
  'flex w-9 items-center justify-center self-stretch border-l border-line text-muted data-hovered:bg-sunken data-hovered:text-ink data-disabled:opacity-40 last:rounded-r-md';

/** A number as people of the locale write it. */
export function NumberField({ label, help, error, isOptional, unit, ...rest }: NumberFieldProps) {
  return (
    <AriaNumberField
      {...rest}
      data-field={rest.name}
      data-label={label}
      isRequired={!isOptional}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={fieldFrame}
    >
      <FieldLabel label={unit ? `${label} (${unit})` : label} isOptional={isOptional} />
      <Group className="control flex items-center pe-0!">
        <Input className="figures w-full min-w-0 self-stretch bg-transparent outline-none" />
        <Button slot="decrement" className={stepper}>
          <Minus aria-hidden className="size-4" />
        </Button>
        <Button slot="increment" className={stepper}>
          <Plus aria-hidden className="size-4" />
        </Button>
      </Group>
      <FieldFoot help={help} error={error} />
    </AriaNumberField>
  );
}
