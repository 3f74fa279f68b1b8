import { carrierCodes } from '../carrier/carrier.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { dimensionalWeightGrams } from '../rating/dimensional-weight.ts';
import { volumeOf } from './fit-preset.ts';
import { deletePreset, savePreset } from './save-preset.ts';

export const parcelPresetResolvers: Resolvers = {
  Query: {
    parcelPresets: async (_, __, ctx) => {
      const presets = await ctx.db.parcelPreset.findMany({ orderBy: { name: 'asc' } });
      return presets.sort((a, b) => volumeOf(a) - volumeOf(b));
    },
  },
  Mutation: {
    saveParcelPreset: (_, { input }, ctx) => savePreset(ctx, input),
    deleteParcelPreset: (_, { input }, ctx) => deletePreset(ctx, input),
  },
  ParcelPreset: {
    dimensionalWeights: (preset, _, { services }) => {
      const connected = carrierCodes.filter((code) =>
        services.carriers.some((carrier) => carrier.code === code),
      );
      return connected.flatMap((carrier) => {
        const weightGrams = dimensionalWeightGrams(carrier, preset);
        return weightGrams === null ? [] : [{ carrier, weightGrams }];
      });
    },
  },
};
