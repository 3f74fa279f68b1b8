'use client';

import type { ReactNode } from 'react';

/** One thing that a line rests on, under its name. */
export function EvidencePart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2 text-sm">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}
