import { graphql } from '#generated/gql.ts';
import type { CampaignQuery } from '#generated/graphql.ts';

export const campaignQuery = graphql(`
  query Campaign($id: ID!) {
    campaign(id: $id) {
      id
      name
      advertiser
      brand
      brief
      createdAt
      budget {
        amount
        currency
      }
      market {
        code
        name
        timeZone
        currency
      }
      lines {
        ...CampaignLine
      }
    }
  }

  fragment CampaignLine on Line {
    id
    name
    status
    startDate
    endDate
    placement
    priceBasis
    bookedAt
    approvedAt
    declineReason
    stopReason
    version
    problems
    allowedActions
    price {
      amount
      currency
    }
    vehicles {
      id
      name
      placements
    }
    creative {
      id
      name
      status
      contentType
      url
    }
  }
`);

export type Campaign = NonNullable<CampaignQuery['campaign']>;
export type Line = Campaign['lines'][number];

export const bookLineMutation = graphql(`
  mutation BookLine($input: BookLineInput!) {
    bookLine(input: $input) {
      ... on BookLineSuccess {
        line {
          ...CampaignLine
        }
      }
      ... on UserError {
        message
        path
      }
      ... on VehicleUnavailable {
        reason
        vehicle {
          id
          name
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
          ...CampaignLine
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);
