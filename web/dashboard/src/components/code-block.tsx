'use client';

import { CopyId } from '@mobilytics/ui/copy-id';
import { useTranslations } from 'next-intl';

/** A command to run, copied whole with a click. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  const t = useTranslations('common');
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 flex flex-wrap items-center justify-between gap-2 text-sm font-medium">
        {label}
        <CopyId id={code} label={t('copy')} className="shrink-0" />
      </figcaption>
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard.
        tabIndex={0}
        className="overflow-x-auto rounded-md border border-line bg-sunken p-3"
      >
        <pre className="font-mono text-xs text-ink">{code}</pre>
      </section>
    </figure>
  );
}
