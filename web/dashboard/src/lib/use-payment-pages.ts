'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { graphql } from '#generated/gql.ts';
import { useAction } from './use-action.ts';

const startSetupMutation = graphql(`
  mutation StartPaymentMethodSetup($input: StartPaymentMethodSetupInput!) {
    startPaymentMethodSetup(input: $input) {
      ... on StartPaymentMethodSetupSuccess {
        url
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

const openPortalMutation = graphql(`
  mutation OpenBillingPortal($input: OpenBillingPortalInput!) {
    openBillingPortal(input: $input) {
      ... on OpenBillingPortalSuccess {
        url
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

/** Leads to Stripe's pages: to add a way to pay, or to all of them; back to `returnPath` afterwards. */
export function usePaymentPages(returnPath: string) {
  const [startSetup] = useMutation(startSetupMutation);
  const [openPortal] = useMutation(openPortalMutation);
  const action = useAction();
  const input = { returnPath };
  return {
    isPending: action.isPending,
    problem: action.problem,
    addMethod: () =>
      action.run(async (key) => {
        const { data } = await startSetup({ variables: { input }, context: idempotent(key) });
        const answer = data?.startPaymentMethodSetup;
        if (answer && 'url' in answer) window.location.assign(answer.url);
        return userProblems(answer);
      }),
    openPortal: () =>
      action.run(async (key) => {
        const { data } = await openPortal({ variables: { input }, context: idempotent(key) });
        const answer = data?.openBillingPortal;
        if (answer && 'url' in answer) window.location.assign(answer.url);
        return userProblems(answer);
      }),
  };
}
