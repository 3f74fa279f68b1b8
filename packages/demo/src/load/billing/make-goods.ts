import type { Api } from '../api.ts';
import type { LoadedLine } from '../campaigns.ts';
import { mutation } from '../mutation.ts';
import type { People } from '../people.ts';
import { until } from '../side-by-side.ts';
import { carriedOut } from './money-back.ts';

const REQUEST = mutation('requestMakeGood', 'makeGood { request { id } }');
const DECLINE = mutation('declineMakeGood');
const APPROVE = mutation('approveMoneyRequest');
const PROPOSALS = 'query { makeGoods(first: 100) { edges { node { id line { id } } } } }';

type Requested = { makeGood: { request: { id: string } } };
type Proposals = { edges: { node: { id: string; line: { id: string } } }[] };

/** Of the first two lines that were stopped, one is credited, with a second person's word, and one not. */
export async function decideMakeGoods(
  api: Api,
  people: People,
  lines: readonly LoadedLine[],
): Promise<void> {
  const [credited, declined] = lines.filter(({ line }) => line.fate === 'STOPPED');
  if (credited === undefined || declined === undefined) return;
  const proposalOf = ({ lineId }: LoadedLine) =>
    until(`What ${lineId} is short of`, async () => {
      const { edges } = await api.ask<Proposals>(people.finance, PROPOSALS, {});
      return edges.find(({ node }) => node.line.id === lineId)?.node;
    });
  const { id } = await proposalOf(credited);
  // What was proposed a moment ago is decided after it, and not when the load began.
  const at = new Date();
  const { makeGood } = await api.act<Requested>(
    people.finance,
    REQUEST,
    { id, remedy: 'CREDIT', reason: 'The line ran for little more than half of its days.' },
    { at, key: 'make-good-credit' },
  );
  const request = { id: makeGood.request.id };
  await api.act(people.admin, APPROVE, request, { at, key: 'make-good-approve' });
  await carriedOut(api, people, request.id);
  await api.act(
    people.finance,
    DECLINE,
    {
      id: (await proposalOf(declined)).id,
      reason: 'The customer withdrew the product itself; the contract gives nothing for that.',
    },
    { at, key: 'make-good-decline' },
  );
}
