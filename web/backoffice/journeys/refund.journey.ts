import { Caller } from '@mobilytics/journeys/caller';
import { demoLogin } from '@mobilytics/journeys/demo-login';
import { env } from '@mobilytics/journeys/env';
import { eventually } from '@mobilytics/journeys/eventually';
import { signIn } from '@mobilytics/journeys/sign-in';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { placeAndPay } from './steps/place-orders.ts';

const ORDER = 'query ($id: ID!) { order(id: $id) { number payments { state } } }';

test('a refund above the limit takes two people, and both sides see it', async ({ browser }) => {
  test.setTimeout(240_000);
  const customer = await Caller.signIn('dashboard', demoLogin('dashboard'));
  const staff = await Caller.signIn('backoffice', demoLogin('backoffice'));
  const orderId = await test.step('a customer pays for four kits', () =>
    placeAndPay(customer, { place: 'toronto', sku: 'MSK-CARTOP', quantity: 4 }));
  const { number } = await eventually('the payment', async () => {
    type Found = { number: string; payments: { state: string }[] };
    const order = await staff.ask<Found>(ORDER, { id: orderId });
    return order.payments[0]?.state === 'SUCCEEDED' && order;
  });

  const finance = await personAt(browser, 'finance');
  await test.step('finance asks for a refund of a part', async () => {
    await finance.goto(`${env.BACKOFFICE_URL}/orders/${orderId}`);
    const payments = finance.getByRole('table', { name: 'Payments' });
    await payments.getByRole('link').first().click();
    await finance.getByRole('button', { name: 'Refund', exact: true }).click();
    const dialog = finance.getByRole('dialog');
    await expect(dialog.getByText(/a second person must approve/)).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Amount in CAD' }).fill('600.00');
    await dialog.getByRole('button', { name: 'Refund', exact: true }).click();
    // What is missing is told at its field, and what was typed stays.
    await expect(dialog.getByText(/Write a reason/).first()).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Reason', exact: true }).fill('Two kits too many.');
    await dialog.getByRole('button', { name: 'Refund', exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(finance.getByText('It waits for another person’s approval.')).toBeVisible();
  });
  const request = await test.step('the same person cannot approve it', async () => {
    const table = finance.getByRole('table', { name: 'Requests' });
    await table.getByRole('link', { name: 'Refund' }).first().click();
    await expect(finance.getByText(/You asked for this/)).toBeVisible();
    await expect(finance.getByRole('button', { name: 'Approve' })).toHaveCount(0);
    return new URL(finance.url()).pathname;
  });

  const second = await personAt(browser, 'admin');
  await test.step('another person approves it', async () => {
    await second.goto(`${env.BACKOFFICE_URL}/billing/approvals`);
    const row = second.getByRole('row').filter({ hasText: number });
    await expect(row).toContainText('Two kits too many.');
    await second.goto(env.BACKOFFICE_URL + request);
    await second.getByRole('button', { name: 'Approve' }).click();
    await expect(second.getByRole('main').getByText('Done', { exact: true }).first()).toBeVisible();
  });

  await test.step('the order shows what went back', async () => {
    await second.goto(`${env.BACKOFFICE_URL}/orders/${orderId}`);
    const refunds = second.getByRole('table', { name: 'Refunds' });
    await expect(refunds.getByRole('row').filter({ hasText: '$600.00' })).toContainText(
      'Succeeded',
    );
    await expect(second.getByText('$600.00 were paid back.')).toBeVisible({ timeout: 30_000 });
    await expect(second.getByText('Partial').first()).toBeVisible();
  });
  await test.step('the customer sees it on the order’s page', async () => {
    const context = await browser.newContext({ locale: 'en-CA' });
    const page = await context.newPage();
    await signIn(page, { url: env.DASHBOARD_URL, ...demoLogin('dashboard') });
    await page.goto(`${env.DASHBOARD_URL}/orders/${orderId}`);
    const refunds = page.getByRole('table', { name: 'Refunds' });
    await expect(refunds.getByRole('row').filter({ hasText: '$600.00' })).toContainText(
      'Succeeded',
    );
    // Why, is between staff.
    await expect(page.getByText('Two kits too many.')).toHaveCount(0);
    await context.close();
  });
});

async function personAt(browser: Browser, name: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-CA' })).newPage();
  await signIn(page, { url: env.BACKOFFICE_URL, ...demoLogin('backoffice', name) });
  return page;
}
