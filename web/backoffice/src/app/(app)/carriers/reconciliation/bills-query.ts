import { graphql } from '#generated/gql.ts';
import type { ImportCarrierInvoiceMutation } from '#generated/graphql.ts';

graphql(`
  fragment DifferenceFields on ShippingDifference {
    id
    kind
    carrier
    trackingNumber
    openedAt
    resolvedAt
    note
    shipment {
      id
    }
    expected {
      amount
      currency
    }
    billed {
      amount
      currency
    }
  }
`);

export const differencesQuery = graphql(`
  query ShippingDifferences(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: ShippingDifferenceFilter
  ) {
    shippingDifferences(
      first: $first
      after: $after
      last: $last
      before: $before
      filter: $filter
    ) {
      edges {
        node {
          ...DifferenceFields
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

export const invoicesQuery = graphql(`
  query CarrierInvoices {
    carrierInvoices(first: 20) {
      edges {
        node {
          id
          carrier
          number
          invoicedOn
          lineCount
          matchedCount
          openDifferences
          fileName
          importedAt
          total {
            amount
            currency
          }
        }
      }
      totalCount
    }
  }
`);

export const importMutation = graphql(`
  mutation ImportCarrierInvoice($input: ImportCarrierInvoiceInput!) {
    importCarrierInvoice(input: $input) {
      ... on ImportCarrierInvoiceSuccess {
        lineCount
        matchedCount
        creditedCount
        total {
          amount
          currency
        }
        differences {
          ...DifferenceFields
        }
      }
      ... on UnreadableRows {
        rows {
          row
          field
          message
        }
      }
      ... on InvalidInput {
        problems {
          message
          path
          code
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const resolveMutation = graphql(`
  mutation ResolveShippingDifference($input: ResolveShippingDifferenceInput!) {
    resolveShippingDifference(input: $input) {
      ... on ResolveShippingDifferenceSuccess {
        difference {
          ...DifferenceFields
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

type Answer = ImportCarrierInvoiceMutation['importCarrierInvoice'];
export type Report = Extract<Answer, { __typename: 'ImportCarrierInvoiceSuccess' }>;
export type Unreadable = Extract<Answer, { __typename: 'UnreadableRows' }>;
export type Difference = Report['differences'][number];
