import { Caller } from '@mobilytics/journeys/caller';
import { demoLogin } from '@mobilytics/journeys/demo-login';
import { env } from '@mobilytics/journeys/env';
import { eventually } from '@mobilytics/journeys/eventually';
import { problemsOf } from '@mobilytics/journeys/look';
import { signIn } from '@mobilytics/journeys/sign-in';
import { expect, type Page, test } from '@playwright/test';
import { placeAndPay } from './steps/place-orders.ts';

const ORDER = `query ($id: ID!) { order(id: $id) {
  payments { id state stripePaymentIntentId } } }`;
const CUSTOMER = `query { billingAccount { stripeCustomerId } }`;

/** Finds out by "Check now" how Stripe and the mirror stand. */
async function checkNow(page: Page): Promise<void> {
  await page.goto(`${env.BACKOFFICE_URL}/billing/sync`);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText('The comparison has begun.')).toBeVisible();
  const newest = page.getByRole('table', { name: 'Comparisons' }).getByRole('row').nth(1);
  await expect(newest).toContainText('Asked for');
  await expect(newest).toContainText('Done', { timeout: 120_000 });
}

test('what was changed at Stripe unnoticed is found, holds money up, and is settled', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const customer = await Caller.signIn('dashboard', demoLogin('dashboard'));
  const staff = await Caller.signIn('backoffice', demoLogin('backoffice'));
  const orderId = await test.step('a customer pays an order', () =>
    placeAndPay(customer, { place: 'toronto', sku: 'MSK-CARTOP' }));
  const payment = await eventually('the payment', async () => {
    type Found = { payments: { id: string; state: string }[] };
    const order = await staff.ask<Found>(ORDER, { id: orderId });
    return order.payments[0]?.state === 'SUCCEEDED' && order.payments[0];
  });
  const { stripeCustomerId } = await customer.ask<{ stripeCustomerId: string }>(CUSTOMER, {});

  await signIn(page, { url: env.BACKOFFICE_URL, ...demoLogin('backoffice', 'finance') });
  await test.step('the mirror is in step to begin with', async () => {
    await checkNow(page);
    await expect(page.getByText('In step with Stripe as of')).toBeVisible();
    await page.goto(`${env.BACKOFFICE_URL}/billing/sync/differences?state=OPEN`);
    await expect(page.getByText('0 in total')).toBeVisible();
  });

  await test.step('somebody changes the customer at Stripe, and no event tells', async () => {
    const response = await fetch(`${env.STRIPE_SANDBOX_URL}/_sandbox/objects/${stripeCustomerId}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ description: 'Changed by hand' }),
    });
    expect(response.ok).toBe(true);
    await checkNow(page);
  });

  await test.step('the difference is shown with both sides', async () => {
    await page.goto(`${env.BACKOFFICE_URL}/billing/sync/differences?state=OPEN`);
    const row = page.getByRole('row').filter({ hasText: stripeCustomerId });
    await expect(row).toContainText('Different');
    await row.getByRole('link', { name: 'Different' }).click();
    const fields = page.getByRole('table', { name: 'Field by field' });
    await expect(fields.getByRole('row').filter({ hasText: 'description' })).toContainText(
      'Changed by hand',
    );
    await expect(page.getByText(/refunds, releases, plan changes/)).toBeVisible();
  });
  const drift = page.url();

  await test.step('the pages of it suit any screen and any ability', async () => {
    const sync = `${env.BACKOFFICE_URL}/billing/sync`;
    for (const url of [drift, sync, `${sync}/differences`, `${sync}/events`, `${sync}/intents`]) {
      expect(await problemsOf(page, url, 'wide'), url).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('a refund waits, and says why', async () => {
    await page.goto(`${env.BACKOFFICE_URL}/billing/payments/${payment.id}`);
    await page.getByRole('button', { name: 'Refund', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Amount in CAD' }).fill('10.00');
    await dialog.getByRole('textbox', { name: 'Reason', exact: true }).fill('A scratch.');
    await dialog.getByRole('button', { name: 'Refund', exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await page.goto(`${env.BACKOFFICE_URL}/billing/approvals?tab=all&all-state=BLOCKED`);
    const waiting = page.getByRole('row').filter({ hasText: 'A scratch.' }).first();
    await expect(waiting).toContainText('Waits for the mirror');
  });

  await test.step('Stripe’s side is taken, and the refund goes out by itself', async () => {
    await page.goto(drift);
    await page.getByRole('button', { name: 'Take Stripe’s' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take Stripe’s' }).click();
    await expect(page.getByText('Stripe’s side was taken.')).toBeVisible();
    await expect(page.getByText('Settled', { exact: true }).first()).toBeVisible();
    await page.goto(`${env.BACKOFFICE_URL}/billing/payments/${payment.id}`);
    const refunds = page.getByRole('table', { name: 'Refunds' });
    await expect(refunds.getByRole('row').filter({ hasText: '$10.00' })).toContainText(
      'Succeeded',
      { timeout: 60_000 },
    );
  });
});
