'use client';

import type { ReactNode } from 'react';
import { DateTime } from './date-time.tsx';
import { classNames } from './lib/class-names.ts';
import type { Tone } from './lib/status.ts';

export interface TimelineEvent {
  id: string;
  at: string;
  title: ReactNode;
  detail?: ReactNode;
  tone?: Tone;
}

const dots: Record<Tone, string> = {
  neutral: 'border-control bg-surface',
  info: 'border-info bg-info',
  success: 'border-success bg-success',
  warning: 'border-warning bg-warning',
  danger: 'border-danger bg-danger',
};

/** What happened to an object, in the order given (newest first is usual). */
export function Timeline({ label, events }: { label: string; events: TimelineEvent[] }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {events.map((event) => (
        <li key={event.id} className="group relative flex gap-3 pb-5 last:pb-0">
          <span
            aria-hidden
            className="absolute top-4 bottom-0 left-[5px] w-px bg-line group-last:hidden"
          />
          <span
            aria-hidden
            className={classNames(
              'relative mt-1.5 size-[11px] shrink-0 rounded-full border-2',
              dots[event.tone ?? 'neutral'],
            )}
          />
          <div className="min-w-0 grow text-sm">
            <div className="flex flex-wrap justify-between gap-x-4">
              <span className="font-medium">{event.title}</span>
              <span className="text-muted">
                <DateTime value={event.at} />
              </span>
            </div>
            {event.detail && <div className="text-muted">{event.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
