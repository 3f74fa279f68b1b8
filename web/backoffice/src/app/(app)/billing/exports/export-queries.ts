import { graphql } from '#generated/gql.ts';
import type { BillingExportKind } from '#generated/graphql.ts';

export const exportKinds: BillingExportKind[] = [
  'JOURNAL',
  'INVOICES',
  'PAYMENTS',
  'REFUNDS',
  'CREDIT_NOTES',
  'CUSTOMERS',
];

export const exportsQuery = graphql(`
  query BillingExports($first: Int, $after: String, $last: Int, $before: String) {
    billingExports(first: $first, after: $after, last: $last, before: $before) {
      edges {
        node {
          ...BillingExportFields
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
  fragment BillingExportFields on BillingExport {
    id
    kind
    from
    to
    state
    rowsDone
    rowsTotal
    sizeBytes
    fileName
    downloadUrl
    error
    requestedByName
    createdAt
    finishedAt
  }
`);

export const exportColumnsQuery = graphql(`
  query BillingExportColumns($kind: BillingExportKind!) {
    billingExportColumns(kind: $kind) {
      name
      description
    }
  }
`);

export const startExportMutation = graphql(`
  mutation StartBillingExport($input: StartBillingExportInput!) {
    startBillingExport(input: $input) {
      __typename
      ... on StartBillingExportSuccess {
        export {
          ...BillingExportFields
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
          code
        }
      }
    }
  }
`);

export const cancelExportMutation = graphql(`
  mutation CancelBillingExport($input: BillingExportInput!) {
    cancelBillingExport(input: $input) {
      __typename
      ... on CancelBillingExportSuccess {
        export {
          ...BillingExportFields
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const retryExportMutation = graphql(`
  mutation RetryBillingExport($input: BillingExportInput!) {
    retryBillingExport(input: $input) {
      __typename
      ... on RetryBillingExportSuccess {
        export {
          ...BillingExportFields
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);
