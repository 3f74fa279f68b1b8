import { graphql } from '#generated/gql.ts';

export const approveLineMutation = graphql(`
  mutation ApproveLine($input: ApproveLineInput!) {
    approveLine(input: $input) {
      ... on ApproveLineSuccess {
        line {
          id
          status
          version
          allowedActions
          declineReason
          stopReason
          approvedAt
          guaranteedImpressions
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

export const declineLineMutation = graphql(`
  mutation DeclineLine($input: DeclineLineInput!) {
    declineLine(input: $input) {
      ... on DeclineLineSuccess {
        line {
          id
          status
          version
          allowedActions
          declineReason
          stopReason
          approvedAt
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

export const stopLineMutation = graphql(`
  mutation StopLine($input: StopLineInput!) {
    stopLine(input: $input) {
      ... on StopLineSuccess {
        line {
          id
          status
          version
          allowedActions
          declineReason
          stopReason
          approvedAt
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

export const cancelLineMutation = graphql(`
  mutation CancelLine($input: CancelLineInput!) {
    cancelLine(input: $input) {
      ... on CancelLineSuccess {
        line {
          id
          status
          version
          allowedActions
          declineReason
          stopReason
          approvedAt
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
