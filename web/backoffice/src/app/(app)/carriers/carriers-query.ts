import { graphql } from '#generated/gql.ts';
import type { CarriersQuery } from '#generated/graphql.ts';

graphql(`
  fragment CarrierAccountFields on CarrierAccount {
    carrier
    environment
    host
    originCountries
    capabilities
    labelFormats
    breaker
    failuresInARow
    budgets {
      bucket
      calls
      seconds
      usedPercent
      pausedUntil
    }
    callsLastHour
    successPercent
    medianMs
    lastFailure {
      ...CarrierCallFields
    }
  }
`);

export const carriersQuery = graphql(`
  query Carriers {
    carriers {
      ...CarrierAccountFields
    }
  }
`);

export const callsQuery = graphql(`
  query CarrierCalls($first: Int, $after: String, $last: Int, $before: String, $filter: CarrierCallFilter) {
    carrierCalls(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          ...CarrierCallFields
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      totalCount
    }
  }
`);

export const checkMutation = graphql(`
  mutation CheckCarrier($input: CheckCarrierInput!) {
    checkCarrier(input: $input) {
      ... on CheckCarrierSuccess {
        offers
        durationMs
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export type CarrierAccount = CarriersQuery['carriers'][number];
