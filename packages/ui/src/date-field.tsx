'use client';

import { type CalendarDate, parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
} from 'react-aria-components';
import { FieldFoot, FieldLabel, type FieldProps, fieldFrame } from './field.tsx';
import { Popover } from './popover.tsx';
import { useUi } from './ui-context.tsx';

export interface DateFieldProps extends FieldProps {
  /** A calendar date `2026-11-23` without a time or a zone; the empty string is none. */
  value: string;
  onChange: (value: string) => void;
  minValue?: string;
  maxValue?: string;
}

function toDate(text: string | undefined): CalendarDate | null {
  if (!text) return null;
  try {
    return parseDate(text);
  } catch {
    return null;
  }
}

const arrow =
  'flex size-8 items-center justify-center rounded-md text-muted data-hovered:bg-sunken data-disabled:opacity-40';

/** A day, typed or picked from a calendar. */
export function DateField({
  label,
  help,
  error,
  isOptional,
  value,
  onChange,
  minValue,
  maxValue,
  ...rest
}: DateFieldProps) {
  const { t } = useUi();
  return (
    <DatePicker
      {...rest}
      data-field={rest.name}
      data-label={label}
      value={toDate(value)}
      onChange={(date) => onChange(date ? date.toString() : '')}
      minValue={toDate(minValue)}
      maxValue={toDate(maxValue)}
      isRequired={!isOptional}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      shouldForceLeadingZeros
      className={fieldFrame}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      <Group className="control flex items-center pe-0!">
        <DateInput className="figures flex grow">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="rounded-sm px-0.5 data-placeholder:text-muted data-focused:bg-accent data-focused:text-on-accent outline-none"
            />
          )}
        </DateInput>
        <Button
          aria-label={t('openCalendar')}
          className="flex w-10 items-center justify-center self-stretch text-muted data-hovered:text-ink"
        >
          <CalendarDays aria-hidden className="size-4" />
        </Button>
      </Group>
      <FieldFoot help={help} error={error} />
      <Popover className="p-3">
        <Dialog className="outline-none">
          <Calendar>
            <header className="mb-2 flex items-center justify-between">
              <Button slot="previous" className={arrow}>
                <ChevronLeft aria-hidden className="size-4" />
              </Button>
              <Heading className="text-sm font-semibold" />
              <Button slot="next" className={arrow}>
                <ChevronRight aria-hidden className="size-4" />
              </Button>
            </header>
            <CalendarGrid weekdayStyle="short" className="figures text-sm">
              {(date) => (
                <CalendarCell
                  date={date}
                  className="flex size-9 items-center justify-center rounded-md data-hovered:bg-sunken data-selected:bg-accent data-selected:text-on-accent data-disabled:opacity-40 data-outside-month:hidden data-unavailable:line-through"
                />
              )}
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
