import { chooseCarrier } from '@mobilytics/journeys/choose-carrier';
import { expect, type Page } from '@playwright/test';

/** Types a word or a number as a scanner does: wherever the focus is, with Enter at its end. */
async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

const answer = (page: Page) => page.getByRole('status').filter({ hasText: /\S/ }).first();

type Parcel = { number: string; carrier: RegExp; serial?: string; isAbroad?: boolean };

/** One fulfilment at the station, from its number to its label, without the mouse. */
export async function labelAtStation(page: Page, parcel: Parcel): Promise<void> {
  const { number, carrier, serial, isAbroad = false } = parcel;
  await scan(page, number);
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Compare/ })).toBeVisible();
  if (serial !== undefined) {
    await scan(page, serial);
    await expect(answer(page)).toContainText(`${serial} is in`);
  }
  await scan(page, 'RATES');
  await expect(answer(page)).toContainText(/offers? (is|are) compared/, { timeout: 30_000 });
  await chooseCarrier(page, carrier);
  if (isAbroad) {
    await expect(page.getByRole('heading', { name: 'Customs' })).toBeVisible();
    await expect(page.getByText(/HS \d{4}/).first()).toBeVisible();
  }
  await scan(page, 'BUY');
  await expect(page.getByRole('link', { name: 'Print label' })).toBeVisible({ timeout: 45_000 });
  await expect(page.getByRole('main')).toContainText(carrier);
  const invoices = page.getByRole('link', { name: 'Print customs invoice' });
  await expect(invoices).toHaveCount(isAbroad ? 1 : 0);
}
