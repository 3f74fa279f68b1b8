'use client';

import { useMutation } from '@apollo/client/react';
import { idempotent } from '@mobilytics/graph-client/client';
import { userProblems } from '@mobilytics/graph-client/failure';
import { graphql } from '#generated/gql.ts';

const startCheckoutMutation = graphql(`
  mutation StartCheckout($input: StartCheckoutInput!) {
    startCheckout(input: $input) {
      ... on StartCheckoutSuccess {
        url
        expiresAt
      }
      ... on UserError {
        message
        path
      }
    }
  }
`);

/** Leads to the payment page of an order; what stands in the way is returned. */
export function usePay() {
  const [startCheckout] = useMutation(startCheckoutMutation);
  return async (orderId: string, idempotencyKey: string) => {
    const { data } = await startCheckout({
      variables: { input: { orderId } },
      context: idempotent(idempotencyKey),
    });
    const result = data?.startCheckout;
    if (result?.__typename === 'StartCheckoutSuccess') window.location.assign(result.url);
    return userProblems(result);
  };
}
