import type { PlannedInvoice } from '../../year/billing/plan-one-off-invoices.ts';
import type { Api } from '../api.ts';
import { mutation } from '../mutation.ts';
import type { People } from '../people.ts';
import { organizationIdOf } from './organization-id.ts';
import { typeCard } from './stripe-control.ts';
import type { Moment } from './timeline.ts';

const DRAFT = mutation('draftInvoice', 'invoice { id }');
const SEND = mutation('sendInvoice', 'invoice { id hostedUrl }');
const MARK_PAID = mutation('markInvoicePaid');
const WRITE_OFF = mutation('writeOffInvoice', 'request { id state }');
const VOID = mutation('voidInvoice');
const CREDIT = mutation('createCreditNote', 'request { id stripeObjectId }');
const CREDIT_NOTE = 'query ($id: ID!) { creditNote(id: $id) { id } }';
const VOID_CREDIT = mutation('voidCreditNote');

type Sent = { id: string; hostedUrl: string | null };

/** Finance invoices what no order asked for; what becomes of it happens some days later. */
export function oneOffInvoiceMoments(
  api: Api,
  people: People,
  invoices: readonly PlannedInvoice[],
): Moment[] {
  return invoices.flatMap((invoice) => {
    let sent: Sent | undefined;
    const moments: Moment[] = [
      {
        daysAgo: invoice.sentDaysAgo,
        act: async (at) => {
          sent = await issue(api, people, invoice, at);
        },
      },
    ];
    const end = ends[invoice.fate];
    if (end) {
      moments.push({
        // What happens on the same day happens after it was sent.
        daysAgo: Math.min(invoice.endedDaysAgo, invoice.sentDaysAgo - 0.1),
        act: async (at) => {
          if (sent === undefined) throw new Error(`${invoice.key} was not sent.`);
          await end({ api, people, invoice, sent, at });
        },
      });
    }
    return moments;
  });
}

async function issue(
  api: Api,
  people: People,
  { key, customer, fate, lines, dueDays, memo, purchaseOrderNumber }: PlannedInvoice,
  at: Date,
): Promise<Sent | undefined> {
  const { country, region } = customer.address;
  const { invoice } = await api.act<{ invoice: { id: string } | null }>(
    people.finance,
    DRAFT,
    {
      organizationId: await organizationIdOf(api, people, customer),
      ...{ lines, dueDays, memo, purchaseOrderNumber },
      ...{ currency: customer.currency, taxPlace: { country, region } },
    },
    { at, key: `${key}-draft` },
  );
  if (invoice === null) throw new Error(`Whether ${key} was drafted is not known yet.`);
  if (fate === 'DRAFT') return undefined;
  const input = { id: invoice.id };
  const answer = await api.act<{ invoice: Sent }>(people.finance, SEND, input, {
    ...{ at, key: `${key}-send` },
  });
  return answer.invoice;
}

type End = { api: Api; people: People; invoice: PlannedInvoice; sent: Sent; at: Date };

const ends: Partial<Record<PlannedInvoice['fate'], (end: End) => Promise<void>>> = {
  PAID: async ({ invoice: { customer }, sent: { hostedUrl }, at }) => {
    const expiry = `12/${String(at.getUTCFullYear() + 2).slice(2)}`;
    const number = '4242 4242 4242 4242';
    await typeCard(hostedUrl ?? '', { number, expiry, name: customer.owner });
  },
  PAID_ELSEWHERE: async ({ api, people, invoice: { key, reason }, sent: { id }, at }) => {
    await api.act(people.finance, MARK_PAID, { id, reason }, { at, key: `${key}-paid` });
  },
  WRITTEN_OFF: async ({ api, people, invoice: { key, reason }, sent: { id }, at }) => {
    await api.act(people.finance, WRITE_OFF, { id, reason }, { at, key: `${key}-write-off` });
  },
  VOID: async ({ api, people, invoice: { key, reason }, sent: { id }, at }) => {
    await api.act(people.finance, VOID, { id, reason }, { at, key: `${key}-void` });
  },
  CREDITED_BY_MISTAKE: async ({ api, people, invoice: { key, reason }, sent, at }) => {
    const { request } = await api.act<{ request: { stripeObjectId: string } }>(
      people.finance,
      CREDIT,
      {
        ...{ invoiceId: sent.id, amount: '115.00', stripeReason: 'ORDER_CHANGE' },
        reason: 'Two places of the course were not taken.',
      },
      { at, key: `${key}-credit` },
    );
    const note = await api.ask<{ id: string }>(people.finance, CREDIT_NOTE, {
      id: request.stripeObjectId,
    });
    const input = { id: note.id, reason };
    await api.act(people.finance, VOID_CREDIT, input, { at, key: `${key}-credit-void` });
  },
};
