'use client';

import { Section } from '@mobilytics/ui/page';

/** One side of a difference as it is kept. */
export function DriftSide({
  title,
  json,
  absent,
}: {
  title: string;
  json: string | null;
  /** What is said when this side does not have the object. */
  absent: string;
}) {
  return (
    <Section title={title}>
      {json === null ? (
        <p className="text-sm text-muted">{absent}</p>
      ) : (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard.
          tabIndex={0}
          className="max-h-96 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs"
        >
          {json}
        </pre>
      )}
    </Section>
  );
}
