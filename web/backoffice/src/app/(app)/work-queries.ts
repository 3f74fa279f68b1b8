import { graphql } from '#generated/gql.ts';

// One query for each part of the platform: when one does not answer, the other queues still stand.

export const warehouseWorkQuery = graphql(`
  query WarehouseWork {
    toPick: fulfillments(first: 1, filter: { status: [TO_PICK] }) {
      totalCount
    }
    toLabel: fulfillments(first: 1, filter: { status: [PICKED] }) {
      totalCount
    }
    toHandOver: fulfillments(first: 1, filter: { status: [LABEL_PURCHASED] }) {
      totalCount
    }
    waitingForStock: fulfillments(first: 1, filter: { status: [WAITING_FOR_STOCK] }) {
      totalCount
    }
    exceptions: shipmentExceptions(first: 1) {
      totalCount
    }
    myExceptions: shipmentExceptions(first: 1, filter: { assignee: "ME" }) {
      totalCount
    }
  }
`);

export const orderWorkQuery = graphql(`
  query OrderWork {
    onHold: orders(first: 1, filter: { status: [ON_HOLD] }) {
      totalCount
    }
    unpaid: orders(first: 1, filter: { status: [PLACED] }) {
      totalCount
    }
  }
`);

export const campaignWorkQuery = graphql(`
  query CampaignWork {
    approval: lines(first: 1, filter: { status: [PENDING_BOOKING] }) {
      totalCount
    }
  }
`);

export const billingWorkQuery = graphql(`
  query BillingWork {
    approvals: moneyRequests(first: 1, filter: { state: [REQUESTED] }) {
      totalCount
    }
    failedRefunds: refunds(first: 1, filter: { needsAttention: true }) {
      totalCount
    }
    disputes(first: 1, filter: { state: [NEEDS_RESPONSE] }) {
      totalCount
    }
    syncStatus {
      failedEvents
      openDrift
    }
  }
`);
