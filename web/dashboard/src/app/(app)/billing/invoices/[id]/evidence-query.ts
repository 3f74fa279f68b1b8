import { graphql } from '#generated/gql.ts';

export const evidenceQuery = graphql(`
  query InvoiceEvidence($id: ID!) {
    invoice(id: $id) {
      id
      lines {
        id
        isExplained
        evidence {
          ...LineEvidence
        }
      }
    }
  }
`);
