import { graphql } from '#generated/gql.ts';

graphql(`
  fragment PlanPart on PlanSubscription {
    id
    planName
    state
    quantity
    interval
    currentPeriodStart
    currentPeriodEnd
    cancelAtPeriodEnd
    cancelAt
    endedAt
    trialEnd
    isCollectionPaused
    resumesAt
    amount {
      amount
      currency
    }
    unitPrice {
      amount
      currency
    }
  }
`);

graphql(`
  fragment PreviewLinePart on PreviewLine {
    kind
    description
    planName
    quantity
    periodStart
    periodEnd
    amount {
      amount
      currency
    }
    tax {
      amount
      currency
    }
  }
`);

graphql(`
  fragment ChangePart on SubscriptionChange {
    id
    state
    action
    sku
    planName
    quantity
    effectiveAt
    expiresAt
    lines {
      ...PreviewLinePart
    }
    total {
      amount
      currency
    }
    tax {
      amount
      currency
    }
    dueNow {
      amount
      currency
    }
    credit {
      amount
      currency
    }
    nextTotal {
      amount
      currency
    }
    nextDate
    nextLines {
      ...PreviewLinePart
    }
    paymentMethod {
      id
      brand
      last4
    }
    invoice {
      id
      number
    }
  }
`);

export const plansQuery = graphql(`
  query PlanSubscriptions(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: PlanSubscriptionFilter
    $withOrders: Boolean!
  ) {
    planSubscriptions(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges {
        node {
          ...PlanPart
          order @include(if: $withOrders) {
            id
            number
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

export const planQuery = graphql(`
  query PlanSubscription($id: ID!, $withOrders: Boolean!) {
    planSubscription(id: $id) {
      ...PlanPart
      sku
      stripeSubscriptionId
      stripeScheduleId
      startedAt
      fetchedAt
      actions
      order @include(if: $withOrders) {
        id
        number
      }
      paymentMethod {
        id
        brand
        last4
        isExpired
        expiresSoon
      }
      upcomingInvoice {
        date
        asOf
        total {
          amount
          currency
        }
        tax {
          amount
          currency
        }
        amountDue {
          amount
          currency
        }
        lines {
          ...PreviewLinePart
        }
      }
      devicesBasis
      devices {
        device {
          id
        }
        serial
        vehicleName
        days
        lastDriven
      }
      invoices {
        id
        number
        kind
        state
        issuedAt
        total {
          amount
          currency
        }
      }
    }
    plans {
      sku
      name
      interval
      prices {
        amount
        currency
      }
    }
  }
`);

export const previewChangeMutation = graphql(`
  mutation PreviewSubscriptionChange($input: PreviewSubscriptionChangeInput!) {
    previewSubscriptionChange(input: $input) {
      ... on PreviewSubscriptionChangeSuccess {
        change {
          ...ChangePart
        }
      }
      ... on InvalidInput {
        problems {
          message
          path
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const confirmChangeMutation = graphql(`
  mutation ConfirmSubscriptionChange($input: ConfirmSubscriptionChangeInput!) {
    confirmSubscriptionChange(input: $input) {
      ... on ConfirmSubscriptionChangeSuccess {
        change {
          ...ChangePart
        }
      }
      ... on SubscriptionChangeOutdated {
        newChange {
          ...ChangePart
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);
