import { graphql } from '#generated/gql.ts';

export const usageQuery = graphql(`
  query Usage($filter: UsageReportFilter!) {
    usageReport(filter: $filter) {
      meter
      quantity
      toldQuantity
      unmeasuredDays
      lineDayCount
      days {
        date
        quantity
      }
      lines {
        lineName
        campaignName
        quantity
        line {
          id
        }
        campaign {
          id
        }
      }
      lineDays {
        date
        lineId
        lineName
        campaignId
        campaignName
        quantity
        toldQuantity
      }
    }
    usageBillings(first: 20) {
      totalCount
      edges {
        node {
          id
          meter
          state
          pricedPer
          periodStart
          periodEnd
          unitPrice {
            amount
            currency
          }
        }
      }
    }
  }
`);
