'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { graphql } from '#generated/gql.ts';
import type {
  PrintInvoiceInput,
  PrintReceiptInput,
  PrintStatementInput,
} from '#generated/graphql.ts';
import { useAction } from './use-action.ts';

const printInvoiceMutation = graphql(`
  mutation PrintInvoice($input: PrintInvoiceInput!) {
    printInvoice(input: $input) {
      ... on PrintPaperSuccess {
        url
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

const printReceiptMutation = graphql(`
  mutation PrintReceipt($input: PrintReceiptInput!) {
    printReceipt(input: $input) {
      ... on PrintPaperSuccess {
        url
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

const printStatementMutation = graphql(`
  mutation PrintStatement($input: PrintStatementInput!) {
    printStatement(input: $input) {
      ... on PrintPaperSuccess {
        url
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

type Answer = { __typename?: string; url?: string; message?: string } | null | undefined;

/** Has a paper drawn and opens it; what stands in the way is told as `problem`. */
export function usePrint() {
  const [invoice] = useMutation(printInvoiceMutation);
  const [receipt] = useMutation(printReceiptMutation);
  const [statement] = useMutation(printStatementMutation);
  const action = useAction();
  const open = (ask: (key: string) => Promise<Answer>) =>
    action.run(async (key) => {
      const answer = await ask(key);
      if (answer?.url) window.location.assign(answer.url);
      return userProblems(answer as Parameters<typeof userProblems>[0]);
    });
  return {
    isPending: action.isPending,
    problem: action.problem,
    printInvoice: (input: PrintInvoiceInput) =>
      open(async (key) => {
        const { data } = await invoice({ variables: { input }, context: idempotent(key) });
        return data?.printInvoice;
      }),
    printReceipt: (input: PrintReceiptInput) =>
      open(async (key) => {
        const { data } = await receipt({ variables: { input }, context: idempotent(key) });
        return data?.printReceipt;
      }),
    printStatement: (input: PrintStatementInput) =>
      open(async (key) => {
        const { data } = await statement({ variables: { input }, context: idempotent(key) });
        return data?.printStatement;
      }),
  };
}
