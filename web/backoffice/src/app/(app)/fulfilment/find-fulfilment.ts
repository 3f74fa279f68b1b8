import type { useApolloClient } from '@apollo/client/react';
import { graphql } from '#generated/gql.ts';

const findQuery = graphql(`
  query FindFulfilment($search: String!) {
    fulfillments(first: 2, filter: { search: $search }) {
      edges {
        node {
          id
          number
          orderNumber
        }
      }
    }
  }
`);

const waitingQuery = graphql(`
  query OldestFulfilment {
    fulfillments(first: 1, filter: { status: [TO_PICK, PICKED] }) {
      edges {
        node {
          id
        }
      }
    }
  }
`);

/** The oldest work that waits. */
export async function nextFulfilment(
  client: ReturnType<typeof useApolloClient>,
): Promise<string | null> {
  const { data } = await client.query({ query: waitingQuery, fetchPolicy: 'network-only' });
  return data?.fulfillments.edges[0]?.node.id ?? null;
}

/** What the barcode of a pick list says: a fulfilment's number. */
export const isFulfilmentNumber = (text: string) => /^F-\d+$/i.test(text.trim());

/** The id of the fulfilment with this number, or of the only one that the text finds. */
export async function findFulfilment(
  client: ReturnType<typeof useApolloClient>,
  text: string,
): Promise<string | null> {
  const search = text.trim();
  const { data } = await client.query({
    query: findQuery,
    variables: { search },
    fetchPolicy: 'network-only',
  });
  const found = data?.fulfillments.edges.map(({ node }) => node) ?? [];
  const exact = found.find(({ number }) => number.toUpperCase() === search.toUpperCase());
  return exact?.id ?? (found.length === 1 ? (found[0]?.id ?? null) : null);
}
