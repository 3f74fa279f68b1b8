'use client';

import type { ReactNode } from 'react';
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx';
import { CopyId } from './copy-id.tsx';
import { classNames } from './lib/class-names.ts';

/** The top of a page: where it is, what it is, its id and its actions; names the browser tab. */
export function PageHeader({
  title,
  crumbs,
  id,
  meta,
  description,
  actions,
}: {
  title: string;
  crumbs?: Crumb[];
  /** The object's id, copied with a click. */
  id?: string | undefined;
  /** Status and the like, beside the title. */
  meta?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-6 flex flex-col gap-2">
      <title>{`${title} · Mobilytics`}</title>
      {crumbs && <Breadcrumbs crumbs={[...crumbs, { label: title }]} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-xl leading-8 font-semibold tracking-tight [overflow-wrap:anywhere]">
            {title}
          </h1>
          {meta}
          {id && <CopyId id={id} />}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {description && <div className="max-w-prose text-sm text-muted">{description}</div>}
    </header>
  );
}

/** A part of a page with its own heading, on a bordered surface. */
export function Section({
  title,
  description,
  actions,
  isFlush = false,
  children,
}: {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  /** For a table, which brings its own edges. */
  isFlush?: boolean;
  children: ReactNode;
}) {
  return (
    <section className="mb-6 rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 pt-4 sm:px-5">
        <div>
          <h2 className="font-semibold">{title}</h2>
          {description && <div className="text-sm text-muted">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      <div className={classNames(isFlush ? 'pt-3' : 'px-4 pt-3 pb-5 sm:px-5')}>{children}</div>
    </section>
  );
}

/** Figures or sections side by side, as many as fit. */
export function Grid({ minWidth = '14rem', children }: { minWidth?: string; children: ReactNode }) {
  return (
    <div
      className="mb-6 grid gap-4"
      style={{ gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${minWidth}), 1fr))` }}
    >
      {children}
    </div>
  );
}
