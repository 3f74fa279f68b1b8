import { graphql } from '#generated/gql.ts';

graphql(`
  fragment StaffMakeGoodFields on MakeGood {
    id
    state
    reason
    remedy
    note
    lineName
    campaignName
    guaranteedImpressions
    deliveredImpressions
    level
    methodVersion
    asOf
    coverage
    deliveredDays
    shortfall
    extensionDays
    newLineFrom
    newLineTo
    creditNoteId
    proposedAt
    price {
      amount
      currency
    }
    credit {
      amount
      currency
    }
    organization {
      id
      name
    }
    line {
      id
      charge {
        state
        refusal
        invoice {
          id
          number
          state
        }
      }
    }
    campaign {
      id
    }
    newLine {
      id
    }
    request {
      id
      state
    }
  }
`);

export const makeGoodsQuery = graphql(`
  query MakeGoods(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: MakeGoodFilter
  ) {
    makeGoods(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        node {
          id
          state
          reason
          lineName
          campaignName
          shortfall
          extensionDays
          proposedAt
          credit {
            amount
            currency
          }
          organization {
            id
            name
          }
        }
      }
    }
  }
`);

export const makeGoodQuery = graphql(`
  query MakeGood($id: ID!) {
    makeGood(id: $id) {
      ...StaffMakeGoodFields
    }
  }
`);

export const requestMakeGoodMutation = graphql(`
  mutation RequestMakeGood($input: RequestMakeGoodInput!) {
    requestMakeGood(input: $input) {
      ... on RequestMakeGoodSuccess {
        makeGood {
          ...StaffMakeGoodFields
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

export const declineMakeGoodMutation = graphql(`
  mutation DeclineMakeGood($input: DeclineMakeGoodInput!) {
    declineMakeGood(input: $input) {
      ... on DeclineMakeGoodSuccess {
        makeGood {
          ...StaffMakeGoodFields
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
