import { graphql } from '#generated/gql.ts';

export const invoiceEvidenceQuery = graphql(`
  query StaffInvoiceEvidence($id: ID!) {
    invoice(id: $id) {
      id
      lines {
        id
        description
        isExplained
        net {
          amount
          currency
        }
        evidence {
          ...LineEvidence
        }
      }
    }
  }
`);
