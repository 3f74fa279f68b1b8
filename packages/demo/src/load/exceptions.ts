import type { Api } from './api.ts';
import type { People } from './people.ts';

const mutation = (name: string) =>
  `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
    __typename ... on UserError { message path } } }`;
const ASSIGN = mutation('assignShipmentException');
const NOTE = mutation('noteShipmentException');
const RESOLVE = mutation('resolveShipmentException');
const OPEN = `query { shipmentExceptions(first: 50, filter: { status: OPEN }) {
  edges { node { id kind } } } }`;
const VIEWER = 'query { viewer { id } }';

type Open = { edges: { node: { id: string; kind: string } }[] };

/** Somebody has begun with the parcels that need a person. */
export async function workOnExceptions(api: Api, { fulfilment: staff }: People): Promise<void> {
  const { edges } = await api.ask<Open>(staff, OPEN, {});
  const { id: assigneeId } = await api.ask<{ id: string }>(staff, VIEWER, {});
  const of = (kind: string) => edges.find(({ node }) => node.kind === kind)?.node.id;
  const act = (query: string, exceptionId: string | undefined, more: object, key: string) =>
    exceptionId === undefined
      ? Promise.resolve()
      : api.act(staff, query, { exceptionId, ...more }, { key });
  await act(ASSIGN, of('RETURNED'), { assigneeId }, 'exception-assign');
  const text = 'The recipient had moved; asked the customer for the new address.';
  await act(NOTE, of('RETURNED'), { text }, 'exception-note');
  await act(ASSIGN, of('STANDS_STILL'), { assigneeId }, 'exception-assign-lost');
  const trace = 'Opened a trace with the carrier.';
  await act(NOTE, of('STANDS_STILL'), { text: trace }, 'exception-note-lost');
  const reason = 'The depot found it and delivers tomorrow.';
  await act(RESOLVE, of('DELIVERY_TAKEN_BACK'), { reason }, 'exception-resolve');
}
