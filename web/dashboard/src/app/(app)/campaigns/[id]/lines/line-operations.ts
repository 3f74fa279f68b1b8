import { graphql } from '#generated/gql.ts';

export const createLineMutation = graphql(`
  mutation CreateLine($input: CreateLineInput!) {
    createLine(input: $input) {
      ... on CreateLineSuccess {
        line {
          id
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

export const updateLineMutation = graphql(`
  mutation UpdateLine($input: UpdateLineInput!) {
    updateLine(input: $input) {
      ... on UpdateLineSuccess {
        line {
          ...CampaignLine
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

/** What a line can be made of: the market's vehicles and the organisation's creatives. */
export const lineChoicesQuery = graphql(`
  query LineChoices($marketCode: ID!) {
    vehicles(first: 100, filter: { marketCode: $marketCode }) {
      edges {
        node {
          id
          name
          type
          placements
          device {
            id
          }
        }
      }
    }
    creatives(first: 100) {
      edges {
        node {
          id
          name
          status
        }
      }
    }
  }
`);

export const startCreativeUploadMutation = graphql(`
  mutation StartCreativeUpload($input: StartCreativeUploadInput!) {
    startCreativeUpload(input: $input) {
      ... on StartCreativeUploadSuccess {
        url
        creative {
          id
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const completeCreativeUploadMutation = graphql(`
  mutation CompleteCreativeUpload($input: CompleteCreativeUploadInput!) {
    completeCreativeUpload(input: $input) {
      ... on CompleteCreativeUploadSuccess {
        creative {
          id
          name
          status
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);
