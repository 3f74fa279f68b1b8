'use client';

import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';

const quickMs = 3_000;
const slowMs = 30_000;

/**
 * Reads something that changes without the person's doing: every three seconds while `isUnderWay`
 * says so, seldom otherwise, and never while the tab is hidden. What was read stays over failures.
 */
export function useLiveQuery<Data, Variables extends OperationVariables>(
  query: TypedDocumentNode<Data, Variables>,
  options: {
    variables: Variables;
    isUnderWay?: (data: Data) => boolean;
    /** Shows what did arrive when a part of the platform does not answer. */
    isPartial?: boolean;
    skip?: boolean;
  },
) {
  const [pollInterval, setPollInterval] = useState(slowMs);
  const result = useQuery<Data, OperationVariables>(query, {
    variables: options.variables,
    errorPolicy: options.isPartial ? 'all' : 'none',
    skip: options.skip ?? false,
    pollInterval,
    skipPollAttempt: () => document.hidden,
  });
  const data = (result.data ?? result.previousData) as Data | undefined;
  const wanted = data && options.isUnderWay?.(data) ? quickMs : slowMs;
  useEffect(() => setPollInterval(wanted), [wanted]);
  return {
    data,
    error: result.error,
    isLoading: result.loading,
    retry: () => void result.refetch(),
  };
}
