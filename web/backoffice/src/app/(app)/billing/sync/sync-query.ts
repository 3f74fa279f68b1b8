import { graphql } from '#generated/gql.ts';
import type { ReconcileRunPageQuery, SyncRunsQuery } from '#generated/graphql.ts';

graphql(`
  fragment ReconcileRunHead on ReconcileRun {
    id
    kind
    state
    currentType
    typesDone
    typesTotal
    error
    askedBy
    startedAt
    changedAt
    finishedAt
    drift {
      category
      open
      closed
    }
  }
`);

export const syncQuery = graphql(`
  query SyncStatus {
    syncStatus {
      inStepAsOf
      isFresh
      maxAgeSeconds
      eventsLostSince
      pendingEvents
      failedEvents
      foreignVersionEvents
      pendingIntents
      openDrift
      mirroredObjects
      lastRun {
        ...ReconcileRunHead
      }
      byType {
        type
        objects
        lastFetchedAt
        openDrift
      }
    }
  }
`);

export const runsQuery = graphql(`
  query SyncRuns($first: Int, $after: String, $last: Int, $before: String) {
    reconcileRuns(first: $first, after: $after, last: $last, before: $before) {
      edges {
        node {
          ...ReconcileRunHead
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

export const runQuery = graphql(`
  query ReconcileRunPage($id: ID!) {
    reconcileRun(id: $id) {
      ...ReconcileRunHead
      counts {
        type
        listed
        same
        missingHere
        missingThere
        different
        explained
      }
    }
  }
`);

export const startMutation = graphql(`
  mutation StartReconcile($input: StartReconcileInput!) {
    startReconcile(input: $input) {
      ... on StartReconcileSuccess {
        run {
          ...ReconcileRunHead
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const changeMutation = graphql(`
  mutation ChangeReconcileRun($input: ChangeReconcileRunInput!) {
    changeReconcileRun(input: $input) {
      ... on ChangeReconcileRunSuccess {
        run {
          ...ReconcileRunHead
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export type ListedRun = SyncRunsQuery['reconcileRuns']['edges'][number]['node'];
export type Run = NonNullable<ReconcileRunPageQuery['reconcileRun']>;
