import { graphql } from '#generated/gql.ts';
import type { ImportDevicesMutation } from '#generated/graphql.ts';

export const importMutation = graphql(`
  mutation ImportDevices($input: ImportDevicesInput!) {
    importDevices(input: $input) {
      ... on ImportDevicesSuccess {
        dryRun
        imported
        newRows
        knownRows
        wrongRows
        rows {
          line
          serial
          outcome
          problems {
            field
            given
            code
            message
            expected
          }
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

export type ImportReport = Extract<
  ImportDevicesMutation['importDevices'],
  { __typename?: 'ImportDevicesSuccess' }
>;
