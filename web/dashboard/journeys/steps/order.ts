import { choose } from '@mobilytics/journeys/fields';
import { goTo } from '@mobilytics/journeys/go-to';
import { expect, type Page } from '@playwright/test';

/** Puts two sensor kits and a data plan into the cart and goes to the checkout. */
export async function fillCart(page: Page): Promise<void> {
  await goTo(page, 'Shop and orders');
  await page.getByRole('link', { name: 'Order something' }).click();
  const addKit = page.getByRole('button', { name: /^Add to cart: .*car-top/i });
  await addKit.click();
  await addKit.click();
  await page.getByRole('button', { name: /^Add to cart: .*plus/i }).click();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Quantity' }).first()).toHaveValue('2');
  await page.getByRole('link', { name: 'Go to checkout' }).click();
  await expect(page.getByRole('heading', { name: 'Checkout', level: 1 })).toBeVisible();
}

export async function typeOntarioAddress(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Street and number' }).fill('1 King Street West');
  await choose(page, 'Province or territory', 'Ontario');
  await page.getByRole('textbox', { name: 'City' }).fill('Toronto');
  await page.getByRole('textbox', { name: 'Postal code' }).fill('M5H 1A1');
}

/** The summary names the tax, and it is its share of goods, plan and shipping. */
export async function expectTaxes(page: Page, label: RegExp, rate: number): Promise<void> {
  await expect(page.getByText(label)).toBeVisible();
  const net = await amountBeside(page, /^Goods and plans$/);
  const shipping = await amountBeside(page, /^Shipping$/);
  const tax = await amountBeside(page, label);
  // Each line is rounded by itself.
  expect(Math.abs(tax - rate * (net + shipping))).toBeLessThan(0.03);
  expect(await amountBeside(page, /^Total$/)).toBeCloseTo(net + shipping + tax, 2);
}

async function amountBeside(page: Page, label: RegExp): Promise<number> {
  const row = page.getByText(label).locator('..').last();
  const amount = /\$([\d,]+\.\d\d)/.exec((await row.textContent()) ?? '')?.[1];
  if (!amount) throw new Error(`There is no amount beside ${label}.`);
  return Number(amount.replaceAll(',', ''));
}

/** Types a card on the payment page and pays. */
export async function payWithCard(page: Page, card: string): Promise<void> {
  await page.getByLabel('Card number').fill(card);
  await page.getByLabel('Expiry date').fill('12 / 30');
  await page.getByLabel('Security code').fill('123');
  await page.getByLabel('Name on card').fill('Anna Roy');
  await page.getByRole('button', { name: /pay/i }).click();
}
