import { graphql } from '#generated/gql.ts';
import type { TeamQuery } from '#generated/graphql.ts';

export const teamQuery = graphql(`
  query Team {
    organization {
      id
      name
      members(first: 100) {
        totalCount
        edges {
          node {
            id
            userId
            name
            email
            role
            createdAt
          }
        }
      }
      invitations {
        id
        email
        role
        expiresAt
        invitedBy
      }
      apiKeys {
        id
        name
        prefix
        scopes
        createdAt
        expiresAt
        lastUsedAt
      }
    }
  }
`);

export type Team = NonNullable<TeamQuery['organization']>;
export type Member = NonNullable<Team['members']>['edges'][number]['node'];
export type ApiKey = NonNullable<Team['apiKeys']>[number];

export const inviteMemberMutation = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      ... on InviteMemberSuccess {
        invitation {
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

export const revokeInvitationMutation = graphql(`
  mutation RevokeInvitation($input: RevokeInvitationInput!) {
    revokeInvitation(input: $input) {
      ... on RevokeInvitationSuccess {
        id
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const changeMemberRoleMutation = graphql(`
  mutation ChangeMemberRole($input: ChangeMemberRoleInput!) {
    changeMemberRole(input: $input) {
      ... on ChangeMemberRoleSuccess {
        member {
          id
          role
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const removeMemberMutation = graphql(`
  mutation RemoveMember($input: RemoveMemberInput!) {
    removeMember(input: $input) {
      ... on RemoveMemberSuccess {
        id
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const createApiKeyMutation = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      ... on CreateApiKeySuccess {
        secret
        apiKey {
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

export const revokeApiKeyMutation = graphql(`
  mutation RevokeApiKey($input: RevokeApiKeyInput!) {
    revokeApiKey(input: $input) {
      ... on RevokeApiKeySuccess {
        id
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const auditQuery = graphql(`
  query Audit($first: Int, $after: String, $last: Int, $before: String, $filter: AuditFilter) {
    auditEntries(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          id
          occurredAt
          service
          action
          targetType
          targetId
          actorName
          actorId
          impersonatorId
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

export const roles = ['OWNER', 'ADMIN', 'MANAGER', 'ANALYST', 'BILLING'] as const;
