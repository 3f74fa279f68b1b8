import { GraphqlFailure } from '@mobilytics/chassis/failure';
import type { Resolvers } from '../generated/resolvers.ts';
import { largestWave, pickList } from './pick-list.ts';
import { printPickList } from './print-pick-list.ts';

export const pickingResolvers: Resolvers = {
  Query: {
    pickList: (_, { warehouseId, fulfillmentIds: ids }, ctx) => {
      if ((ids?.length ?? 0) > largestWave) {
        throw new GraphqlFailure(
          'BAD_INPUT',
          `A pick list has at most ${largestWave} fulfilments.`,
        );
      }
      return pickList(ctx, { warehouseId, ids: ids ?? null });
    },
  },
  Mutation: {
    printPickList: (_, { input }, ctx) => printPickList(ctx, input),
  },
};
