'use client';

import {
  connectionArguments,
  readTableState,
  type TableDefaults,
  type TableState,
  writeTableState,
} from './lib/table-state.ts';
import { useUi } from './ui-context.tsx';

export interface TableController {
  state: TableState;
  change: (change: Partial<TableState>) => void;
  /** `first/after` or `last/before` for a connection's arguments. */
  connection: { first?: number; after?: string | null; last?: number; before?: string };
}

/** Keeps what a table shows in the page's address, so that it can be linked to and goes back. */
export function useTable(defaults: TableDefaults): TableController {
  const { searchParams, pathname, navigate } = useUi();
  const state = readTableState(searchParams, defaults);
  return {
    state,
    connection: connectionArguments(state),
    change: (change) => {
      const next = writeTableState(searchParams, change, defaults).toString();
      navigate(next ? `${pathname}?${next}` : pathname, { replace: !('after' in change) });
    },
  };
}
