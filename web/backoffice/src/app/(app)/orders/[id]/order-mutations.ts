import { graphql } from '#generated/gql.ts';

export const holdOrderMutation = graphql(`
  mutation HoldOrder($input: HoldOrderInput!) {
    holdOrder(input: $input) {
      ... on HoldOrderSuccess {
        order {
          id
          status
          version
          holdReason
          allowedActions
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

export const releaseOrderMutation = graphql(`
  mutation ReleaseOrder($input: ReleaseOrderInput!) {
    releaseOrder(input: $input) {
      ... on ReleaseOrderSuccess {
        order {
          id
          status
          version
          holdReason
          allowedActions
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const cancelOrderMutation = graphql(`
  mutation CancelOrder($input: CancelOrderInput!) {
    cancelOrder(input: $input) {
      ... on CancelOrderSuccess {
        order {
          id
          status
          version
          cancelReason
          allowedActions
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
