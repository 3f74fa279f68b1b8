import { graphql } from '#generated/gql.ts';

graphql(`
  fragment DetailsPart on BillingDetails {
    id
    name
    purchaseOrderNumber
    invoiceLocale
    isUnderWay
    address {
      line1
      line2
      city
      region
      postalCode
      country
    }
    contacts {
      id
      name
      email
      locale
      mails
    }
    taxIds {
      id
      type
      value
      verification
    }
  }
`);

export const detailsQuery = graphql(`
  query BillingDetails {
    billingDetails {
      ...DetailsPart
    }
  }
`);

export const updateDetailsMutation = graphql(`
  mutation UpdateBillingDetails($input: UpdateBillingDetailsInput!) {
    updateBillingDetails(input: $input) {
      ... on UpdateBillingDetailsSuccess {
        details {
          ...DetailsPart
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

export const addContactMutation = graphql(`
  mutation AddBillingContact($input: AddBillingContactInput!) {
    addBillingContact(input: $input) {
      ... on AddBillingContactSuccess {
        details {
          ...DetailsPart
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

export const updateContactMutation = graphql(`
  mutation UpdateBillingContact($input: UpdateBillingContactInput!) {
    updateBillingContact(input: $input) {
      ... on UpdateBillingContactSuccess {
        contact {
          id
          name
          email
          locale
          mails
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

export const removeContactMutation = graphql(`
  mutation RemoveBillingContact($input: RemoveBillingContactInput!) {
    removeBillingContact(input: $input) {
      ... on RemoveBillingContactSuccess {
        details {
          ...DetailsPart
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const addTaxIdMutation = graphql(`
  mutation AddTaxId($input: AddTaxIdInput!) {
    addTaxId(input: $input) {
      ... on AddTaxIdSuccess {
        details {
          ...DetailsPart
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

export const removeTaxIdMutation = graphql(`
  mutation RemoveTaxId($input: RemoveTaxIdInput!) {
    removeTaxId(input: $input) {
      ... on RemoveTaxIdSuccess {
        details {
          ...DetailsPart
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);
