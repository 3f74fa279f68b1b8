'use client';

import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { useUi } from './ui-context.tsx';

/** What every field has: a label above, help below, an error at the field. */
export interface FieldProps {
  label: string;
  /** One sentence: what to write, and in which unit. */
  help?: ReactNode;
  error?: string | undefined;
  /** Fields are required unless this is set; the label then says "optional". */
  isOptional?: boolean;
  isDisabled?: boolean;
  name?: string;
}

export function FieldLabel({
  label,
  isOptional,
}: {
  label: string;
  isOptional?: boolean | undefined;
}) {
  const { t } = useUi();
  return (
    <Label className="text-sm font-medium text-ink">
      {label}
      {isOptional && <span className="font-normal text-muted"> ({t('optional')})</span>}
    </Label>
  );
}

export function FieldFoot({ help, error }: { help?: ReactNode; error?: string | undefined }) {
  return (
    <>
      {help && (
        <Text slot="description" className="text-sm text-muted">
          {help}
        </Text>
      )}
      <FieldError className="flex items-start gap-1.5 text-sm text-danger">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>{error}</span>
      </FieldError>
    </>
  );
}

export const fieldFrame = 'flex w-full min-w-0 flex-col gap-1.5';
