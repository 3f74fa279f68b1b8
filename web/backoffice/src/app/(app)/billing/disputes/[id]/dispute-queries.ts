import { graphql } from '#generated/gql.ts';
import type { DisputeFieldsFragment } from '#generated/graphql.ts';

graphql(`
  fragment DisputeFields on Dispute {
    id
    stripeDisputeId
    state
    reason
    evidenceDueAt
    submissionCount
    allowedActions
    createdAt
    fetchedAt
    evidence {
      field
      value
      isFile
    }
    suggestions {
      field
      value
    }
    amount {
      amount
      currency
    }
  }
`);

export type Dispute = DisputeFieldsFragment;

export const disputeQuery = graphql(`
  query BackofficeDispute($id: ID!) {
    dispute(id: $id) {
      ...DisputeFields
      organization {
        id
        name
      }
      order {
        id
        number
      }
      payment {
        id
        method
      }
    }
  }
`);

export const saveEvidenceMutation = graphql(`
  mutation SaveDisputeEvidence($input: SaveDisputeEvidenceInput!) {
    saveDisputeEvidence(input: $input) {
      ... on SaveDisputeEvidenceSuccess {
        isPending
        dispute {
          ...DisputeFields
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const submitEvidenceMutation = graphql(`
  mutation SubmitDisputeEvidence($input: SubmitDisputeEvidenceInput!) {
    submitDisputeEvidence(input: $input) {
      ... on SubmitDisputeEvidenceSuccess {
        isPending
        dispute {
          ...DisputeFields
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const acceptMutation = graphql(`
  mutation AcceptDispute($input: AcceptDisputeInput!) {
    acceptDispute(input: $input) {
      ... on AcceptDisputeSuccess {
        isPending
        dispute {
          ...DisputeFields
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const startFileMutation = graphql(`
  mutation StartDisputeFile($input: StartDisputeFileInput!) {
    startDisputeFile(input: $input) {
      ... on StartDisputeFileSuccess {
        url
        uploadId
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const attachFileMutation = graphql(`
  mutation AttachDisputeFile($input: AttachDisputeFileInput!) {
    attachDisputeFile(input: $input) {
      ... on AttachDisputeFileSuccess {
        isPending
        dispute {
          ...DisputeFields
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);
