'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { TextField as AriaTextField, Input, TextArea, ToggleButton } from 'react-aria-components';
import { FieldFoot, FieldLabel, type FieldProps, fieldFrame } from './field.tsx';
import { classNames } from './lib/class-names.ts';
import { useUi } from './ui-context.tsx';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search';
  /** Rows of a text of several lines. */
  rows?: number;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'search';
  maxLength?: number;
  placeholder?: string;
  autoFocus?: boolean;
  /** Ids, serials and codes are set in mono. */
  isMono?: boolean;
}

export function TextField({
  label,
  help,
  error,
  isOptional,
  rows,
  type = 'text',
  isMono,
  placeholder,
  autoFocus,
  ...rest
}: TextFieldProps) {
  const { t } = useUi();
  const [isShown, setShown] = useState(false);
  const inputClass = classNames('control', isMono && 'font-mono');
  return (
    <AriaTextField
      {...rest}
      data-field={rest.name}
      data-label={label}
      type={type === 'password' && isShown ? 'text' : type}
      autoFocus={autoFocus ?? false}
      isRequired={!isOptional}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={fieldFrame}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      {rows ? (
        <TextArea
          rows={rows}
          placeholder={placeholder}
          className={classNames(inputClass, 'py-2')}
        />
      ) : (
        <div className="relative">
          <Input
            placeholder={placeholder}
            className={classNames(inputClass, type === 'password' && 'pr-10')}
          />
          {type === 'password' && (
            <ToggleButton
              isSelected={isShown}
              onChange={setShown}
              aria-label={t('showPassword')}
              className="absolute inset-y-0 right-0 flex w-10 items-center justify-center rounded-md text-muted data-hovered:text-ink"
            >
              {isShown ? <EyeOff className="size-4" /> : <Eye className="size-4" />}
            </ToggleButton>
          )}
        </div>
      )}
      <FieldFoot help={help} error={error} />
    </AriaTextField>
  );
}
