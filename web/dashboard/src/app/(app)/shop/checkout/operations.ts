import { graphql } from '#generated/gql.ts';

export const orderQuoteQuery = graphql(`
  query OrderQuote($input: OrderQuoteInput!) {
    orderQuote(input: $input) {
      ... on OrderQuote {
        taxesKnown
        lines {
          sku
          name
          quantity
          unitPrice {
            amount
            currency
          }
          net {
            amount
            currency
          }
          taxes {
            name
            ratePercent
            amount {
              amount
              currency
            }
          }
          total {
            amount
            currency
          }
        }
        totals {
          net {
            amount
            currency
          }
          shipping {
            amount
            currency
          }
          taxes {
            name
            ratePercent
            amount {
              amount
              currency
            }
          }
          total {
            amount
            currency
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

export const placeOrderMutation = graphql(`
  mutation PlaceOrder($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      ... on PlaceOrderSuccess {
        order {
          id
          number
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
