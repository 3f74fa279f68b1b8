import { graphql } from '#generated/gql.ts';

export const revenueQuery = graphql(`
  query Revenue($from: Date!, $to: Date!, $currency: CurrencyCode!, $by: RevenueGrouping!) {
    revenue(from: $from, to: $to, currency: $currency, by: $by) {
      months
      ledgerRevenue {
        amount
        currency
      }
      totals {
        ...RevenueAmountFields
      }
      total {
        ...RevenueAmountFields
      }
      rows {
        key
        label
        total {
          ...RevenueAmountFields
        }
      }
    }
  }
  fragment RevenueAmountFields on RevenueAmount {
    invoiced {
      amount
      currency
    }
    credited {
      amount
      currency
    }
    net {
      amount
      currency
    }
    yearBefore {
      amount
      currency
    }
  }
`);
