import { graphql } from '#generated/gql.ts';

export const methodsQuery = graphql(`
  query PaymentMethods {
    billingAccount {
      id
      paymentMethods {
        id
        type
        brand
        last4
        expiryMonth
        expiryYear
        isDefault
        isExpired
        expiresSoon
        notRemovableBecause
        createdAt
        paysFor {
          id
          planName
          quantity
        }
      }
    }
  }
`);

export const setDefaultMutation = graphql(`
  mutation SetDefaultPaymentMethod($input: SetDefaultPaymentMethodInput!) {
    setDefaultPaymentMethod(input: $input) {
      ... on SetDefaultPaymentMethodSuccess {
        isUnderWay
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const removeMethodMutation = graphql(`
  mutation RemovePaymentMethod($input: RemovePaymentMethodInput!) {
    removePaymentMethod(input: $input) {
      ... on RemovePaymentMethodSuccess {
        isUnderWay
        replacedBy {
          brand
          last4
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);
