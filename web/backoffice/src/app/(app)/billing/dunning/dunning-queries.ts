import { graphql } from '#generated/gql.ts';
import type { DunningPlanQuery } from '#generated/graphql.ts';

export const dunningPlanQuery = graphql(`
  query DunningPlan {
    dunningPlan {
      id
      isActive
      version
      changedAt
      steps {
        id
        afterDays
        kind
      }
    }
  }
`);

export type DunningPlan = DunningPlanQuery['dunningPlan'];

export const updatePlanMutation = graphql(`
  mutation UpdateDunningPlan($input: UpdateDunningPlanInput!) {
    updateDunningPlan(input: $input) {
      ... on UpdateDunningPlanSuccess {
        plan {
          id
          isActive
          version
          changedAt
          steps {
            id
            afterDays
            kind
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

export const overdueQuery = graphql(`
  query OverdueInvoices(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: InvoiceFilter
  ) {
    invoices(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          number
          stripeInvoiceId
          overdueSince
          amountDue {
            amount
            currency
          }
          organization {
            id
            name
          }
          nextStep {
            kind
            at
          }
          dunning {
            id
            kind
            afterDays
            doneAt
            isSkipped
          }
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
