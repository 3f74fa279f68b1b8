import { readFileSync } from 'node:fs';
import { env } from '@mobilytics/journeys/env';
import { openBrowser } from '@mobilytics/journeys/look';
import { signIn } from '@mobilytics/journeys/sign-in';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { type Customer, signUp } from './api/sign-up.ts';
import { payWithCard } from './steps/order.ts';
import { buyPlan, failRenewal } from './steps/plan.ts';

const soon = { timeout: 45_000 };

test('a customer changes a plan as its preview said, adds a card and takes a statement home', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const customer = await signUp('Planner', 'Paula Planner');
  const plan = await buyPlan(customer);
  const page = await signedIn(browser, customer);

  const charged = await test.step('the preview says what is charged, and why', async () => {
    await page.goto(`${env.DASHBOARD_URL}/billing/plans`);
    await page.getByRole('link', { name: /Data plan Basic/ }).click();
    await page.getByRole('button', { name: 'Change plan or devices' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Devices' }).fill('3');
    await dialog.getByRole('textbox', { name: 'Devices' }).blur();
    await dialog.getByRole('button', { name: 'See what it costs' }).click();
    const notice = dialog.getByText(/is charged now to Visa •••• 4242/);
    await expect(notice).toBeVisible(soon);
    await expect(dialog.getByText(/^Given back, time not used: 1 × Data plan Basic/)).toBeVisible();
    await expect(dialog.getByText(/^Rest of the period: 3 × Data plan Basic/)).toBeVisible();
    await expect(dialog.getByRole('region', { name: /^Next invoice/ })).toBeVisible();
    const amount = /\$[\d,]+\.\d\d/.exec((await notice.textContent()) ?? '')?.[0] ?? '';
    await dialog.getByRole('button', { name: 'Change it' }).click();
    return amount;
  });

  await test.step('the invoice comes to the same, and its lines explain themselves', async () => {
    await expect(page.getByText('The plan was changed.').first()).toBeVisible(soon);
    await page.getByRole('link', { name: /^See invoice/ }).click();
    await expect(page.getByRole('heading', { name: /^Invoice / })).toBeVisible(soon);
    const total = page.getByText('Total', { exact: true }).locator('..');
    await expect(total).toContainText(charged);
    await page.getByRole('button', { name: /^Explain: Rest of the period/ }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Part of a period')).toBeVisible(soon);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  });

  await test.step('another card is added on Stripe’s page and charged from then on', async () => {
    await page.goto(`${env.DASHBOARD_URL}/billing/payment-methods`);
    await page.getByRole('button', { name: 'Add a way to pay' }).click();
    await page.waitForURL(/\/c\/pay\//);
    await typeCard(page, '5555 5555 5555 4444');
    await expect(page.getByText('Mastercard •••• 4444')).toBeVisible(soon);
    await page.getByRole('button', { name: 'Charge this one: Mastercard •••• 4444' }).click();
    await expect(page.getByText('Mastercard •••• 4444 is charged from now on.')).toBeVisible(soon);
  });

  await test.step('the statement ends with nothing owed', async () => {
    await page.goto(`${env.DASHBOARD_URL}/billing/statement`);
    await expect(page.getByRole('cell', { name: 'Payment' }).first()).toBeVisible(soon);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^statement-.*-CAD\.csv$/);
    const rows = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(rows.at(-1)).toMatch(/,Closing balance,,,0\.00,CAD$/);
    // Two invoices and two payments between the balances, below the heads.
    expect(rows).toHaveLength(7);
  });
  expect(plan.id).toMatch(/^sub_/);
  await page.context().close();
});

test('a customer whose renewal was declined sees what happens next, and pays', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const customer = await signUp('Declined', 'Dora Declined');
  await failRenewal(await buyPlan(customer));
  const page = await signedIn(browser, customer);
  const banner = page.getByRole('alert').filter({ hasText: 'failed' });
  await expect(banner).toContainText('1 × Data plan Basic', soon);
  await expect(banner).toContainText('The card was declined. Use another card or ask your bank.');
  await expect(banner).toContainText(/It was tried once and is tried again on/);
  await expect(banner.getByRole('button', { name: 'Use another card' })).toBeVisible();
  await banner.getByRole('link', { name: 'Pay now' }).click();
  await payWithCard(page, '4242 4242 4242 4242');
  await expect(page.getByText('This invoice is paid.')).toBeVisible(soon);
  await page.goto(`${env.DASHBOARD_URL}/billing`);
  await expect(page.getByText('Everything is paid')).toBeVisible(soon);
  await expect(banner).toHaveCount(0, soon);
  await page.context().close();
});

/** The page that saves a card has the same fields as the one that charges it. */
async function typeCard(page: Page, card: string): Promise<void> {
  await page.getByLabel('Card number').fill(card);
  await page.getByLabel('Expiry date').fill('12 / 30');
  await page.getByLabel('Security code').fill('123');
  await page.getByLabel('Name on card').fill('Paula Planner');
  await page.getByRole('button', { name: /save|add/i }).click();
}

async function signedIn(browser: Browser, customer: Customer): Promise<Page> {
  const context = await openBrowser(browser, { language: 'en', colors: 'light' });
  const page = await context.newPage();
  await signIn(page, { url: env.DASHBOARD_URL, ...customer });
  return page;
}
