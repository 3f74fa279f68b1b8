'use client';

import { useEffect, useState } from 'react';
import { formatDateTime, formatRelative } from './lib/format.ts';
import { useUi } from './ui-context.tsx';

// One clock for the page: a hundred rows need no timers of their own.
const listeners = new Set<(now: Date) => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    listeners.add(setNow);
    timer ??= setInterval(() => {
      const tick = new Date();
      for (const listener of listeners) listener(tick);
    }, 30_000);
    return () => {
      listeners.delete(setNow);
      if (listeners.size === 0) {
        clearInterval(timer);
        timer = undefined;
      }
    };
  }, []);
  return now;
}

/**
 * A moment: relative with the absolute on hover and focus, or the other way round. `timeZone` is
 * the market's for measurement, and is then named; without it the person's own zone holds.
 */
export function DateTime({
  value,
  style = 'relative',
  timeZone,
}: {
  value: string;
  style?: 'relative' | 'absolute';
  timeZone?: string;
}) {
  const { locale } = useUi();
  const now = useNow();
  const instant = new Date(value);
  const zone = timeZone ? { timeZone, timeZoneName: 'short' as const } : {};
  const absolute = formatDateTime(instant, locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...zone,
  });
  const relative = formatRelative(instant, now, locale);
  const isRelative = style === 'relative';
  return (
    <time
      dateTime={instant.toISOString()}
      title={isRelative ? absolute : relative}
      suppressHydrationWarning
      className="whitespace-nowrap"
    >
      {isRelative ? relative : absolute}
    </time>
  );
}

/** A calendar day `2026-11-23` that belongs to no zone. */
export function CalendarDay({ value }: { value: string }) {
  const { locale } = useUi();
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {formatDateTime(new Date(`${value}T12:00:00Z`), locale, {
        dateStyle: 'medium',
        timeZone: 'UTC',
      })}
    </time>
  );
}
