import { useEffect } from 'react';

const busyMs = 3_000;
const calmMs = 20_000;

/**
 * Reads a query again and again: soon while something is under way, at leisure otherwise. Hand
 * `visibleOnly` to the query as well, so that a hidden tab asks for nothing.
 */
export function usePolling(
  query: { startPolling: (intervalMs: number) => void; stopPolling: () => void },
  isBusy = false,
): void {
  const { startPolling, stopPolling } = query;
  useEffect(() => {
    startPolling(isBusy ? busyMs : calmMs);
    return stopPolling;
  }, [startPolling, stopPolling, isBusy]);
}

export const visibleOnly = { skipPollAttempt: () => document.hidden };
