import type { DemoCustomer } from '../../year/customers.ts';
import type { Api, Session } from '../api.ts';
import { mutation } from '../mutation.ts';
import { until } from '../side-by-side.ts';
import { typeCard } from './stripe-control.ts';

const SET_UP = mutation('startPaymentMethodSetup', 'url');
const SET_DEFAULT = mutation('setDefaultPaymentMethod');
const REMOVE = mutation('removePaymentMethod');
const METHODS = 'query { billingAccount { paymentMethods { id last4 createdAt } } }';

type Method = { id: string; last4: string | null; createdAt: string };
export type NewCard = {
  customer: DemoCustomer;
  number: string;
  expiry: string;
  isDefault: boolean;
};

/** A customer adds a card on Stripe's page, and may have everything charged to it from then on. */
export async function addCard(
  api: Api,
  session: Session,
  { customer, number, expiry, isDefault }: NewCard,
): Promise<void> {
  const last4 = number.slice(-4);
  const key = `card-${customer.email}-${last4}`;
  const find = async () => {
    const account = await api.ask<{ paymentMethods: Method[] } | null>(session, METHODS, {});
    return account?.paymentMethods.find((method) => method.last4 === last4);
  };
  if ((await find()) === undefined) {
    const { url } = await api.act<{ url: string }>(session, SET_UP, {}, { key });
    await typeCard(url, { number, expiry, name: customer.owner });
  }
  const { id } = await until(`The card ${last4} of ${customer.organization}`, find);
  if (isDefault) await api.act(session, SET_DEFAULT, { id }, { key: `${key}-default` });
}

/** Each order left its card behind: a tidy customer has all charged to the newest and removes the others. */
export async function tidyCards(
  api: Api,
  session: Session,
  { customer, last4 }: { customer: DemoCustomer; last4: string },
): Promise<void> {
  const account = await api.ask<{ paymentMethods: Method[] } | null>(session, METHODS, {});
  const [newest, ...others] = (account?.paymentMethods ?? [])
    .filter((method) => method.last4 === last4)
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  if (newest === undefined) return;
  const key = `card-${customer.email}`;
  await api.act(session, SET_DEFAULT, { id: newest.id }, { key: `${key}-${newest.id}-default` });
  for (const { id } of others)
    await api.act(session, REMOVE, { id }, { key: `${key}-${id}-remove` });
}
