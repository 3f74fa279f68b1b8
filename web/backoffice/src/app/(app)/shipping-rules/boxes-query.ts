import { graphql } from '#generated/gql.ts';
import type { ParcelPresetsQuery } from '#generated/graphql.ts';

export const boxesQuery = graphql(`
  query ParcelPresets {
    parcelPresets {
      id
      name
      lengthMillimetres
      widthMillimetres
      heightMillimetres
      tareGrams
      maxWeightGrams
      version
      dimensionalWeights {
        carrier
        weightGrams
      }
    }
  }
`);

export const saveBoxMutation = graphql(`
  mutation SaveParcelPreset($input: SaveParcelPresetInput!) {
    saveParcelPreset(input: $input) {
      ... on SaveParcelPresetSuccess {
        parcelPreset {
          id
        }
      }
      ... on UserError {
        message
        path
      }
      ... on InvalidInput {
        problems {
          message
          path
        }
      }
    }
  }
`);

export const deleteBoxMutation = graphql(`
  mutation DeleteParcelPreset($input: DeleteParcelPresetInput!) {
    deleteParcelPreset(input: $input) {
      ... on DeleteParcelPresetSuccess {
        id
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export type Box = ParcelPresetsQuery['parcelPresets'][number];
