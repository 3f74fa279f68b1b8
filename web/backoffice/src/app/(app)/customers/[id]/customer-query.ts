import { graphql } from '#generated/gql.ts';
import type { CustomerActivityQuery, CustomerQuery } from '#generated/graphql.ts';

export const customerQuery = graphql(`
  query Customer($id: ID!) {
    customer(id: $id) {
      id
      name
      createdAt
      members(first: 100) {
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
        totalCount
      }
      invitations {
        id
        email
        role
        expiresAt
      }
      billingAccount {
        id
        stripeCustomerId
        asOf
        subscriptions {
          id
          state
          description
          quantity
          unitPrice {
            amount
            currency
          }
          interval
          currentPeriodEnd
          cancelAtPeriodEnd
        }
      }
    }
  }
`);

/** What the customer did, in the other parts of the platform. */
export const customerActivityQuery = graphql(`
  query CustomerActivity($id: ID!) {
    orders(first: 25, filter: { organizationId: $id }) {
      edges {
        node {
          id
          number
          status
          paymentStatus
          fulfillmentProgress
          placedAt
          totals {
            total {
              amount
              currency
            }
          }
        }
      }
      totalCount
    }
    invoices(first: 25, filter: { organizationId: $id }) {
      edges {
        node {
          id
          number
          state
          issuedAt
          total {
            amount
            currency
          }
          amountDue {
            amount
            currency
          }
        }
      }
      totalCount
    }
    vehicles(first: 100, filter: { organizationId: $id }) {
      edges {
        node {
          id
          name
          type
          lastPingAt
          market {
            code
            name
          }
          device {
            id
            serial
          }
        }
      }
      totalCount
    }
    campaigns(first: 25, filter: { organizationId: $id }) {
      edges {
        node {
          id
          name
          advertiser
          createdAt
          market {
            code
            name
          }
          lines {
            id
            status
          }
        }
      }
      totalCount
    }
  }
`);

export type Customer = NonNullable<CustomerQuery['customer']>;
export type CustomerActivity = CustomerActivityQuery;
