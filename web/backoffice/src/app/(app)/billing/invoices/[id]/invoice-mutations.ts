import { graphql } from '#generated/gql.ts';

export const sendMutation = graphql(`
  mutation SendInvoice($input: SendInvoiceInput!) {
    sendInvoice(input: $input) {
      ... on SendInvoiceSuccess {
        isPending
        invoice {
          id
          number
          state
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

export const deleteMutation = graphql(`
  mutation DeleteDraftInvoice($input: DeleteDraftInvoiceInput!) {
    deleteDraftInvoice(input: $input) {
      ... on DeleteDraftInvoiceSuccess {
        id
        isPending
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const voidMutation = graphql(`
  mutation VoidInvoice($input: VoidInvoiceInput!) {
    voidInvoice(input: $input) {
      ... on VoidInvoiceSuccess {
        isPending
        invoice {
          id
          state
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

export const markPaidMutation = graphql(`
  mutation MarkInvoicePaid($input: MarkInvoicePaidInput!) {
    markInvoicePaid(input: $input) {
      ... on MarkInvoicePaidSuccess {
        isPending
        invoice {
          id
          state
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

export const writeOffMutation = graphql(`
  mutation WriteOffInvoice($input: WriteOffInvoiceInput!) {
    writeOffInvoice(input: $input) {
      ... on WriteOffInvoiceSuccess {
        request {
          id
          state
          blockMessage
        }
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

export const creditPreviewQuery = graphql(`
  query CreditNotePreview($input: CreditNotePreviewInput!) {
    creditNotePreview(input: $input) {
      ... on CreditNotePreview {
        needsApproval
        subtotal {
          amount
          currency
        }
        tax {
          amount
          currency
        }
        total {
          amount
          currency
        }
        dueLess {
          amount
          currency
        }
        goesBack {
          amount
          currency
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

export const creditMutation = graphql(`
  mutation CreateCreditNote($input: CreateCreditNoteInput!) {
    createCreditNote(input: $input) {
      ... on CreateCreditNoteSuccess {
        request {
          id
          state
          blockMessage
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
