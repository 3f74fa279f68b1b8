import type { Sandbox } from '../sandbox.ts';

type Clocked = {
  test_clock?: unknown;
};

/** Objects on a test clock are listed only when the list asks for it, for their customer or their owner. */
export function isShown(
  object: Clocked,
  asked: { test_clock?: string | undefined; customer?: string | undefined } & Record<
    string,
    unknown
  >,
): boolean {
  const clock = object.test_clock ?? null;
  if (asked.test_clock) return clock === asked.test_clock;
  return clock === null || asked.customer !== undefined || asked.subscription !== undefined;
}

const named = [
  'customer',
  'subscription',
  'from_subscription',
  'invoice',
  'schedule',
  'payment_intent',
  'charge',
  'test_clock',
] as const;

/** The time that counts for a request: that of the test clock its objects are on, if any. */
export function timeOfRequest(
  sandbox: Sandbox,
  params: Record<string, unknown>,
  id: string,
): number | undefined {
  // The request goes on without a clock when there is none in the whole sandbox.
  if (sandbox.store.table('test_helpers.test_clock').timeline.length === 0) return undefined;
  const payload = params.payload as { stripe_customer_id?: unknown } | undefined;
  const candidates = [id, ...named.map((name) => params[name]), payload?.stripe_customer_id];
  for (const candidate of candidates) {
    const clock = typeof candidate === 'string' ? clockOfId(sandbox, candidate) : undefined;
    if (clock) return sandbox.store.get('test_helpers.test_clock', clock)?.frozen_time;
  }
  return undefined;
}

const typeOfPrefix = {
  ch: 'charge',
  cs: 'checkout.session',
  cus: 'customer',
  ii: 'invoiceitem',
  in: 'invoice',
  pi: 'payment_intent',
  pm: 'payment_method',
  seti: 'setup_intent',
  sub: 'subscription',
} as const;

function clockOfId(sandbox: Sandbox, id: string): string | undefined {
  const { store } = sandbox;
  const prefix = id.split('_')[0] ?? '';
  if (prefix === 'clock') return id;
  if (prefix === 'si') {
    const [owner] = store.by('subscription', 'items.data.id', id);
    return owner && clockOfId(sandbox, owner.id);
  }
  if (prefix === 'sub' && id.startsWith('sub_sched_')) {
    const schedule = store.get('subscription_schedule', id);
    return schedule ? clockOfId(sandbox, String(schedule.customer)) : undefined;
  }
  const type = typeOfPrefix[prefix as keyof typeof typeOfPrefix];
  const object = type && store.get(type, id);
  if (!object) return undefined;
  if ('test_clock' in object && object.test_clock) return String(object.test_clock);
  const customer = 'customer' in object ? object.customer : null;
  return typeof customer === 'string' ? clockOfId(sandbox, customer) : undefined;
}
