'use client';

import type { ReactNode } from 'react';
import { classNames } from './lib/class-names.ts';
import { type StatusShape, statusLook, type Tone } from './lib/status.ts';
import { useUi } from './ui-context.tsx';

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink',
  info: 'bg-info-soft text-info',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
};

const shapes: Record<StatusShape, ReactNode> = {
  ring: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M6 2a4 4 0 0 1 0 8z" fill="currentColor" />
    </>
  ),
  dot: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  check: <path d="M2 6.5 5 9.5 10.5 3" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  pause: <path d="M3.5 2.5v7M8.5 2.5v7" stroke="currentColor" strokeWidth="2" />,
  cross: <path d="m3 3 6 6M9 3 3 9" stroke="currentColor" strokeWidth="1.8" />,
  triangle: <path d="M6 1.5 11 10.5H1z" fill="currentColor" />,
};

/** A status word of the domain: always the same word, shape and colour. */
export function Status({ status }: { status: string }) {
  const { locale } = useUi();
  const look = statusLook(status);
  return (
    <Badge tone={look.tone} shape={look.shape}>
      {locale === 'fr-CA' ? look.fr : look.en}
    </Badge>
  );
}

/** A small label that is no status of the domain. */
export function Badge({
  tone = 'neutral',
  shape,
  children,
}: {
  tone?: Tone;
  shape?: StatusShape;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 rounded-sm px-1.5 py-0.5 text-xs font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      {shape && (
        <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3 shrink-0">
          {shapes[shape]}
        </svg>
      )}
      {children}
    </span>
  );
}
