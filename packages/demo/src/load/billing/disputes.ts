import type { PlannedDispute } from '../../year/billing/plan-money-back.ts';
import { mutation } from '../mutation.ts';
import { until } from '../side-by-side.ts';
import type { Loaded } from './money-back.ts';
import { moneyOf } from './order-money.ts';
import { atStripe, objectsAtStripe } from './stripe-control.ts';
import type { Moment } from './timeline.ts';

const SAVE = mutation('saveDisputeEvidence');
const SUBMIT = mutation('submitDisputeEvidence');
const OF_PAYMENT = `query ($id: ID!) { payment(id: $id) {
  disputes { id stripeDisputeId state } } }`;

type Dispute = { id: string; stripeDisputeId: string; state: string };
type Charge = { id: string; payment_intent: string | null; status: string };

/** Cardholders dispute payments at their bank; finance answers, and the bank decides. */
export function disputeMoments(loaded: Loaded, disputes: readonly PlannedDispute[]): Moment[] {
  return disputes.flatMap((planned) => {
    const { key, fate, daysAgo, answeredDaysAgo, decidedDaysAgo } = planned;
    const { api, people, stripeUrl } = loaded;
    let dispute: Dispute | undefined;
    const standing = (): Dispute => {
      if (dispute === undefined) throw new Error(`The dispute ${key} was not opened.`);
      return dispute;
    };
    const open = async () => {
      dispute = await openDispute(loaded, planned);
    };
    const answer = async (at: Date) => {
      const { id } = standing();
      const isDraft = fate === 'NEEDS_RESPONSE';
      const step = { at, key: `dispute-${key}-${isDraft ? 'save' : 'submit'}` };
      const input = { id, evidence: evidenceOf(planned) };
      await api.act(people.finance, isDraft ? SAVE : SUBMIT, input, step);
    };
    const decide = async () => {
      const { id, stripeDisputeId, state } = standing();
      if (state === 'WON' || state === 'LOST') return;
      const outcome = fate === 'WON' ? 'won' : 'lost';
      await atStripe(stripeUrl, `/disputes/${stripeDisputeId}/decide`, { outcome });
      await until(`The decision of ${id}`, async () => {
        const found = await disputeOf(loaded, planned);
        return found?.state === fate ? found : null;
      });
    };
    const isDecided = fate === 'WON' || fate === 'LOST';
    return [
      { daysAgo, act: open },
      { daysAgo: answeredDaysAgo, act: answer },
      ...(isDecided ? [{ daysAgo: decidedDaysAgo, act: decide }] : []),
    ];
  });
}

async function openDispute(loaded: Loaded, planned: PlannedDispute): Promise<Dispute> {
  const { api, people, orders, stripeUrl } = loaded;
  const known = await disputeOf(loaded, planned);
  if (known) return known;
  const { payment } = await moneyOf(api, people, orders, planned.order);
  const charges = await objectsAtStripe<Charge>(stripeUrl, 'charge');
  const charge = charges.find(
    ({ payment_intent: intent, status }) =>
      intent === payment.stripePaymentIntentId && status === 'succeeded',
  );
  await atStripe(stripeUrl, `/charges/${charge?.id}/dispute`, { reason: planned.reason });
  return until(`The dispute of ${planned.order.reference}`, () => disputeOf(loaded, planned));
}

async function disputeOf(
  { api, people, orders }: Loaded,
  { order }: PlannedDispute,
): Promise<Dispute | undefined> {
  const { payment } = await moneyOf(api, people, orders, order);
  const { disputes } = await api.ask<{ disputes: Dispute[] | null }>(people.finance, OF_PAYMENT, {
    id: payment.id,
  });
  return disputes?.[0];
}

function evidenceOf({ order, fate }: PlannedDispute): { field: string; value: string }[] {
  const { customer } = order;
  return [
    { field: 'customer_name', value: customer.owner },
    { field: 'customer_email_address', value: customer.email },
    ...(fate === 'NEEDS_RESPONSE'
      ? []
      : [
          { field: 'product_description', value: 'Sensors and accessories for vehicles.' },
          {
            field: 'uncategorized_text',
            value: `Order ${order.reference} was delivered and signed for; the devices have been reporting since.`,
          },
        ]),
  ];
}
