import type { ReactNode } from 'react';

/** The heading of a page outside of a session; names the browser tab too. */
export function AuthTitle({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="mb-6">
      <title>{`${title} · Mobilytics`}</title>
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      {children && <div className="mt-1 text-sm text-muted">{children}</div>}
    </div>
  );
}
