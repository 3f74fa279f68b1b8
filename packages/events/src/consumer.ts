import type { EventName, EventPayload } from './catalogue.ts';
import type { EventEnvelope } from './envelope.ts';
import type { Transaction } from './transaction.ts';

/** An event as its consumer receives it. */
export type ReceivedEvent<N extends EventName> = Omit<
  EventEnvelope,
  'name' | 'payload' | 'occurredAt'
> & { name: N; occurredAt: Date; payload: EventPayload<N> };

export type EventHandler<Client, N extends EventName> = (
  event: ReceivedEvent<N>,
  tx: Transaction<Client>,
) => Promise<void>;

export type Consumer<Client, N extends EventName = EventName> = {
  event: N;
  handle: EventHandler<Client, N>;
};

/** A consumer with its event unknown, as a list of consumers holds it. */
// biome-ignore lint/suspicious/noExplicitAny: only `any` lets consumers of different events share a list.
export type AnyConsumer<Client> = { event: EventName; handle: EventHandler<Client, any> };

/**
 * Declares what a service does when it hears of an event. The handler changes only the database,
 * through `tx` (unscoped: the event says which organisation); what lies outside it enqueues as a job.
 * Everything it does takes effect once, together with the note that the event was received.
 */
export function defineConsumer<Client>() {
  return <N extends EventName>(event: N, handle: EventHandler<Client, N>): Consumer<Client, N> => ({
    event,
    handle,
  });
}
