import { useEffect, useRef } from 'react';

/** Keys that act on the row that has the focus, beside those that every table knows; not while typing. */
export function useRowActions(actions: Record<string, (rowId: string) => void>): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target as HTMLElement;
      if (target.closest('input, textarea, select, [contenteditable], [role="dialog"]')) return;
      const rowId = target.closest<HTMLElement>('tr[data-row-id]')?.dataset.rowId;
      const act = latest.current[event.key];
      if (rowId === undefined || act === undefined) return;
      event.preventDefault();
      act(rowId);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
