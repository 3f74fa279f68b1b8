import { choose, complete, typeDay } from '@mobilytics/journeys/fields';
import { goTo } from '@mobilytics/journeys/go-to';
import { expect, type Page } from '@playwright/test';

export interface Drive {
  vehicle: string;
  market: string;
  serial: string;
  /** The first day on which the device is on the vehicle. */
  from: string;
}

/** Registers a vehicle, puts the delivered device on it and gives the device's new key. */
export async function equipVehicle(page: Page, drive: Drive): Promise<string> {
  await goTo(page, 'Vehicles and devices');
  await page.getByRole('link', { name: 'Register a vehicle' }).first().click();
  await page.getByRole('textbox', { name: 'Name' }).fill(drive.vehicle);
  await choose(page, 'Market', drive.market);
  await page.getByText('Full wrap').click();
  await page.getByText('Rear').click();
  await expect(page.getByRole('checkbox', { name: 'Full wrap' })).toBeChecked();
  await page.getByRole('button', { name: 'Register the vehicle' }).click();
  await expect(page.getByRole('heading', { level: 1, name: drive.vehicle })).toBeVisible();

  await page.getByRole('button', { name: 'Put a device on' }).click();
  const dialog = page.getByRole('dialog');
  await complete(dialog, 'Device', drive.serial);
  await typeDay(dialog, 'From', drive.from);
  await dialog.getByRole('button', { name: 'Put a device on' }).click();
  // The word about an earlier vehicle may still be shown.
  await expect(page.getByText('The device is on the vehicle.').first()).toBeVisible();

  await page.getByRole('link', { name: drive.serial }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: drive.serial })).toBeVisible();
  await page.getByRole('button', { name: 'Issue a key' }).click();
  await expect(page.getByText('This key is shown now and never again')).toBeVisible();
  return (await page.getByRole('button', { name: /^Copy mdk_/ }).textContent()) ?? '';
}
