import { graphql } from '#generated/gql.ts';

export const spendingQuery = graphql(`
  query CampaignSpending($filter: CampaignSpendingFilter, $states: [MakeGoodState!]) {
    campaignSpending(filter: $filter) {
      from
      to
      campaignCount
      totals {
        amount
        currency
      }
      campaigns {
        campaignName
        campaign {
          id
        }
        spent {
          amount
          currency
        }
        lines {
          amount
          currency
        }
        usage {
          amount
          currency
        }
        credited {
          amount
          currency
        }
        booked {
          amount
          currency
        }
        cpm {
          amount
          currency
        }
        months {
          month
          spent {
            amount
            currency
          }
        }
        delivered {
          impressions
          level
          methodVersion
          asOf
          coverage
          vehicleDays
        }
      }
    }
    makeGoods(first: 20, filter: { state: $states }) {
      totalCount
      edges {
        node {
          ...MakeGoodFields
        }
      }
    }
  }
`);
