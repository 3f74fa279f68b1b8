import type { Caller } from './caller.ts';
import { env } from './env.ts';

const CHECKOUT = `mutation ($input: StartCheckoutInput!) { startCheckout(input: $input) {
  __typename ... on StartCheckoutSuccess { url } ... on UserError { message } } }`;

/** Pays an order as its customer does on the payment page, with the card that always works. */
export async function payOrder(customer: Caller, orderId: string): Promise<void> {
  const { url } = await customer.act<{ url: string }>(CHECKOUT, { orderId });
  await payCheckout(url);
}

export async function payCheckout(checkoutUrl: string): Promise<void> {
  const session = new URL(checkoutUrl).pathname.split('/').at(-1);
  const page = new URL(`/_sandbox/checkout/${session}/pay`, env.STRIPE_SANDBOX_URL);
  const headers = { 'content-type': 'application/json' };
  const paid = await fetch(page, { method: 'POST', headers, body: '{}' });
  if (!paid.ok) throw new Error(`The payment failed: ${await paid.text()}`);
}
