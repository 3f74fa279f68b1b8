import { graphql } from '#generated/gql.ts';
import type { ReturnQuery } from '#generated/graphql.ts';

export const returnQuery = graphql(`
  query Return($id: ID!) {
    return(id: $id) {
      id
      number
      status
      reason
      note
      resolution
      decisionNote
      requestedAt
      approvedAt
      receivedAt
      inspectedAt
      closedAt
      version
      allowedActions
      organization {
        id
        name
      }
      order {
        id
        number
      }
      lines {
        id
        quantity
        serials
        orderLine {
          id
          sku
          name
        }
        inspection {
          serial
          quantity
          condition
          note
        }
      }
      parcel {
        ...ReturnParcelFields
      }
    }
  }

  fragment ReturnParcelFields on ReturnParcel {
    id
    status
    carrier
    serviceName
    trackingNumber
    trackingUrl
    labelUrl
    labelFailure
    estimatedDeliveryAt
    arrivedAt
    version
    cost {
      amount
      currency
    }
    warehouse {
      id
      code
      name
    }
    lines {
      orderLineId
      sku
      name
      quantity
      serialized
      serials
    }
  }
`);

export const approveReturnMutation = graphql(`
  mutation ApproveReturn($input: ApproveReturnInput!) {
    approveReturn(input: $input) {
      ... on ApproveReturnSuccess {
        return {
          id
          status
          version
          allowedActions
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const rejectReturnMutation = graphql(`
  mutation RejectReturn($input: RejectReturnInput!) {
    rejectReturn(input: $input) {
      ... on RejectReturnSuccess {
        return {
          id
          status
          version
          allowedActions
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

export const resolveReturnMutation = graphql(`
  mutation ResolveReturn($input: ResolveReturnInput!) {
    resolveReturn(input: $input) {
      ... on ResolveReturnSuccess {
        return {
          id
          status
          resolution
          version
          allowedActions
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

export const retryReturnLabelMutation = graphql(`
  mutation RetryReturnLabel($input: RetryReturnLabelInput!) {
    retryReturnLabel(input: $input) {
      ... on RetryReturnLabelSuccess {
        parcel {
          ...ReturnParcelFields
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const receiveReturnMutation = graphql(`
  mutation ReceiveReturn($input: ReceiveReturnInput!) {
    receiveReturn(input: $input) {
      ... on ReceiveReturnSuccess {
        parcel {
          ...ReturnParcelFields
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const inspectReturnMutation = graphql(`
  mutation InspectReturn($input: InspectReturnInput!) {
    inspectReturn(input: $input) {
      ... on InspectReturnSuccess {
        parcel {
          ...ReturnParcelFields
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

export type Return = NonNullable<ReturnQuery['return']>;
export type ReturnParcel = NonNullable<Return['parcel']>;
