import { graphql } from '#generated/gql.ts';

export const campaignsQuery = graphql(`
  query Campaigns(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: CampaignFilter
  ) {
    campaigns(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          name
          advertiser
          brand
          createdAt
          market {
            code
            name
          }
          lines {
            id
            status
            startDate
            endDate
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
