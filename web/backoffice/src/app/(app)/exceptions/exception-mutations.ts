import { graphql } from '#generated/gql.ts';

graphql(`
  fragment ExceptionState on ShipmentException {
    id
    status
    version
    resolvedAt
    assignee {
      id
      name
    }
    entries {
      id
      kind
      text
      occurredAt
      actor {
        id
        name
      }
    }
  }
`);

export const assignMutation = graphql(`
  mutation AssignShipmentException($input: AssignShipmentExceptionInput!) {
    assignShipmentException(input: $input) {
      ... on AssignShipmentExceptionSuccess {
        exception {
          ...ExceptionState
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const noteMutation = graphql(`
  mutation NoteShipmentException($input: NoteShipmentExceptionInput!) {
    noteShipmentException(input: $input) {
      ... on NoteShipmentExceptionSuccess {
        exception {
          ...ExceptionState
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const resolveMutation = graphql(`
  mutation ResolveShipmentException($input: ResolveShipmentExceptionInput!) {
    resolveShipmentException(input: $input) {
      ... on ResolveShipmentExceptionSuccess {
        exception {
          ...ExceptionState
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const reopenMutation = graphql(`
  mutation ReopenShipmentException($input: ReopenShipmentExceptionInput!) {
    reopenShipmentException(input: $input) {
      ... on ReopenShipmentExceptionSuccess {
        exception {
          ...ExceptionState
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const staffQuery = graphql(`
  query StaffMembers {
    staffMembers {
      id
      name
    }
  }
`);
