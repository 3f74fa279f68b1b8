import type { Page } from '@playwright/test';
import { tabTo } from './keyboard.ts';

/** Goes to the offers with the Tab key and through them with the arrows. */
export async function chooseCarrier(page: Page, carrier: RegExp): Promise<void> {
  const table = page.getByRole('table', { name: 'Rates' });
  const radios = table.getByRole('radio');
  const chosen = table.getByRole('radio', { checked: true });
  await tabTo(page, chosen);
  const count = await radios.count();
  for (let index = 0; index < count; index++) {
    const row = table.getByRole('row').filter({ has: page.getByRole('radio', { checked: true }) });
    if (carrier.test((await row.textContent()) ?? '')) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`${carrier} makes no offer.`);
}
