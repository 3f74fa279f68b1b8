'use client';

import { type RefObject, useEffect, useRef } from 'react';

/** J and K move between the rows of a table, X selects, Enter opens; not while typing. */
export function useRowKeys(
  body: RefObject<HTMLTableSectionElement | null>,
  onToggle: ((id: string) => void) | undefined,
): void {
  const toggle = useRef(onToggle);
  toggle.current = onToggle;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target as HTMLElement;
      if (
        target.closest(
          'input, textarea, select, [contenteditable], [role="menu"], [role="listbox"], [role="spinbutton"]',
        )
      )
        return;
      // An open dialog makes the page behind it inert.
      if (body.current?.closest('[inert], [aria-hidden="true"]')) return;
      const rows = [...(body.current?.querySelectorAll<HTMLElement>('tr[data-row-id]') ?? [])];
      if (rows.length === 0) return;
      const current = rows.findIndex((row) => row.contains(document.activeElement));
      if (event.key === 'j' || event.key === 'k') {
        event.preventDefault();
        const step = event.key === 'j' ? 1 : -1;
        const next = rows[Math.min(Math.max(current + step, 0), rows.length - 1)];
        // The row's link takes the focus, so that Enter opens it without more ado.
        const link = next?.querySelector<HTMLElement>('th[scope="row"] a');
        (link ?? next)?.focus();
        next?.scrollIntoView({ block: 'nearest' });
      }
      const id = rows[current]?.dataset.rowId;
      if (event.key === 'x' && id && toggle.current) {
        event.preventDefault();
        toggle.current(id);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [body]);
}
