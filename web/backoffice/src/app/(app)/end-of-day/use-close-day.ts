import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { useUi } from '@mobilytics/ui/ui-context';
import { useState } from 'react';
import type { CarrierCode } from '#generated/graphql.ts';
import { createManifestMutation, type WarehouseDay } from './end-of-day-query.ts';

interface Closing {
  warehouseId: string;
  carrier: CarrierCode;
  /** Without telling the carrier. */
  listOnly?: boolean;
}

interface State {
  done: number;
  total: number;
  /** The one that is being told now. */
  current: Closing | null;
  /** What was refused, until the day is closed again. */
  refusals: (Closing & { message: string })[];
}

const idle: State = { done: 0, total: 0, current: null, refusals: [] };

/** What has parcels to hand over, warehouse by warehouse. */
export function openClosings(days: readonly WarehouseDay[]): Closing[] {
  return days.flatMap(({ warehouse, carriers }) =>
    carriers
      .filter(({ ready }) => ready.length > 0)
      .map(({ carrier }) => ({ warehouseId: warehouse.id, carrier })),
  );
}

/** Closes the day of some carriers, one after the other; one that refuses does not keep the rest. */
export function useCloseDay(onChange: () => Promise<unknown>) {
  const { describeError } = useUi();
  const [create] = useMutation(createManifestMutation);
  const [state, setState] = useState(idle);

  const close = async (closings: readonly Closing[]) => {
    if (state.current !== null) return;
    setState({ ...idle, total: closings.length, current: closings[0] ?? null });
    for (const [index, closing] of closings.entries()) {
      setState((now) => ({ ...now, done: index, current: closing }));
      const message = await attempt(closing);
      if (message !== null) {
        setState((now) => ({ ...now, refusals: [...now.refusals, { ...closing, message }] }));
      }
      await onChange();
    }
    setState((now) => ({ ...now, done: closings.length, current: null }));
  };

  const attempt = async (input: Closing): Promise<string | null> => {
    try {
      const context = idempotent(crypto.randomUUID());
      const { data } = await create({ variables: { input }, context });
      return userProblems(data?.createManifest)[0]?.message ?? null;
    } catch (error) {
      if (error instanceof Error) return describeError(error).title;
      throw error;
    }
  };

  return { ...state, isClosing: state.current !== null, close };
}
