import { graphql } from '#generated/gql.ts';

export const journalQuery = graphql(`
  query Journal(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: LedgerTransactionFilter
  ) {
    ledgerTransactions(
      first: $first
      after: $after
      last: $last
      before: $before
      filter: $filter
    ) {
      edges {
        node {
          id
          kind
          sourceId
          sequence
          occurredAt
          customerName
          amount {
            amount
            currency
          }
          invoice {
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

export const transactionQuery = graphql(`
  query LedgerTransaction($id: ID!) {
    ledgerTransaction(id: $id) {
      id
      kind
      sourceId
      movement
      sequence
      currency
      occurredAt
      postedAt
      customerName
      organization {
        id
      }
      amount {
        amount
        currency
      }
      invoice {
        id
        number
      }
      entries {
        id
        product
        taxName
        jurisdiction
        account {
          id
          number
          name
        }
        debit {
          amount
          currency
        }
        credit {
          amount
          currency
        }
        taxable {
          amount
          currency
        }
      }
    }
  }
`);

export const trialBalanceQuery = graphql(`
  query TrialBalance($asOf: Date) {
    trialBalance(asOf: $asOf) {
      asOf
      rows {
        entryCount
        account {
          id
          number
          name
          type
        }
        debit {
          amount
          currency
        }
        credit {
          amount
          currency
        }
        balance {
          amount
          currency
        }
      }
      totals {
        currency
        debit {
          amount
          currency
        }
        credit {
          amount
          currency
        }
        difference {
          amount
          currency
        }
      }
    }
  }
`);

export const balanceCheckQuery = graphql(`
  query StripeBalanceCheck {
    stripeBalanceCheck {
      fetchedAt
      newMovements
      agrees
      currencies {
        currency
        ledger {
          amount
          currency
        }
        stripe {
          amount
          currency
        }
        available {
          amount
          currency
        }
        pending {
          amount
          currency
        }
        difference {
          amount
          currency
        }
      }
    }
  }
`);
