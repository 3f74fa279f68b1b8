import { chooseCarrier } from '@mobilytics/journeys/choose-carrier';
import { choose } from '@mobilytics/journeys/fields';
import { goTo } from '@mobilytics/journeys/go-to';
import { expect, type Page } from '@playwright/test';

interface NewDevice {
  serial: string;
  imei: string;
}

/** Two devices that no earlier run has received: an IMEI ends with its check digit. */
export function newDevices(): [NewDevice, NewDevice] {
  const stamp = `${Date.now()}`.slice(-9);
  const device = (number: number) => {
    const digits = `35${stamp}${number}`.padEnd(14, '0');
    const sum = [...digits].reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    return { serial: `MSKC-${stamp}${number}`, imei: `${digits}${(10 - (sum % 10)) % 10}` };
  };
  return [device(1), device(2)];
}

/** Takes devices into the stock of the warehouse that ships to Canada. */
export async function receiveStock(page: Page, devices: NewDevice[]): Promise<void> {
  await goTo(page, 'Devices');
  await page.getByRole('link', { name: 'Receive stock' }).click();
  await choose(page, 'Warehouse', /Toronto/);
  await choose(page, 'Item', /car-top/);
  const rows = devices.map(({ serial, imei }) => `${serial} ${imei} 1.4.2`).join('\n');
  await page.getByRole('textbox', { name: 'Devices' }).fill(rows);
  await page.getByRole('button', { name: 'Take into stock' }).click();
  await expect(page.getByText('2 pieces are in stock')).toBeVisible();
}

/** Finds the work of an order in the queue and opens its station. */
export async function openStation(page: Page, orderNumber: string): Promise<void> {
  await goTo(page, 'Fulfilment');
  await page.getByRole('tab', { name: /^To pick/ }).click();
  const row = page.getByRole('row').filter({ hasText: orderNumber });
  await row.getByRole('link').first().click();
  await expect(page.getByRole('textbox', { name: 'Scan a serial' })).toBeFocused();
}

/** Scans as a scanner does: the serial, then Enter, wherever the focus is. */
export async function scan(page: Page, serial: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Scan a serial' }).pressSequentially(serial);
  await page.keyboard.press('Enter');
}

/** Compares the carriers, buys Canada Post's label by a hasty double click, and opens both papers. */
export async function buyLabel(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Compare rates' }).click();
  const rates = page.getByRole('table', { name: 'Rates' }).getByRole('radio');
  await expect(rates.nth(1)).toBeVisible();
  await chooseCarrier(page, /Canada Post/);
  await page.getByRole('button', { name: /^Buy label for/ }).dblclick();
  const pdfs = ['Print label', 'Print packing slip'];
  for (const name of pdfs) {
    const link = page.getByRole('link', { name });
    await expect(link).toBeVisible();
    const file = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(file.headers()['content-type']).toContain('application/pdf');
    const bytes = await file.body();
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(1_000);
  }
  const copies = page.getByRole('button', { name: /^Copy \d{11,22}$/ });
  await expect(copies).toHaveCount(1);
  return (await copies.textContent())?.trim() ?? '';
}
