import { demoLogin } from '@mobilytics/journeys/demo-login';
import { env } from '@mobilytics/journeys/env';
import { choose } from '@mobilytics/journeys/fields';
import { expectErrorAt } from '@mobilytics/journeys/form-errors';
import { signIn, typeCredentials } from '@mobilytics/journeys/sign-in';
import { expect, type Page, test } from '@playwright/test';

const login = demoLogin('backoffice');
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  page = await (await browser.newContext({ locale: 'en-CA' })).newPage();
  await signIn(page, { url: env.BACKOFFICE_URL, ...login });
});

test('signing in says what is wrong and keeps the address', async ({ page: stranger }) => {
  await stranger.goto(`${env.BACKOFFICE_URL}/sign-in`);
  await stranger.getByRole('button', { name: 'Sign in' }).click();
  await expectErrorAt(stranger, 'E-mail', /\S/);
  await expectErrorAt(stranger, 'Password', 'Fill in this field.');
  await typeCredentials(stranger, login.email, 'not the password');
  await expect(stranger.getByText(/E-mail or password is wrong/).first()).toBeVisible();
  await expect(stranger.getByRole('textbox', { name: 'E-mail' })).toHaveValue(login.email);
});

test('receiving stock checks each line, and an ended session loses none of them', async () => {
  await page.goto(`${env.BACKOFFICE_URL}/devices/receive`);
  await page.getByRole('button', { name: 'Take into stock' }).click();
  await expectErrorAt(page, 'Warehouse', 'Choose the warehouse.');
  await expectErrorAt(page, 'Item', 'Choose the item.');
  await expectErrorAt(page, 'Devices', 'Enter at least one device.');
  await choose(page, 'Warehouse', /Toronto/);
  await choose(page, 'Item', /car-top/);
  const lines = 'MSKC-1 123456789012345\nMSKC-2';
  await page.getByRole('textbox', { name: 'Devices' }).fill(lines);
  await expect(page.getByText(/check digit/)).toBeVisible();
  await expect(page.getByText('The IMEI is missing.')).toBeVisible();
  await page.getByRole('button', { name: 'Take into stock' }).click();
  await expectErrorAt(page, 'Devices', '2 lines must be corrected: see the table.');

  await page.context().clearCookies();
  await page.reload();
  await expect(page.getByText('Sign in to go on where you were.')).toBeVisible();
  await typeCredentials(page, login.email, login.password);
  await expect(page.getByRole('heading', { level: 1, name: 'Receive stock' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Devices' })).toHaveValue(lines);
});

test('the station refuses an unknown serial and an impossible parcel in words', async () => {
  await page.goto(`${env.BACKOFFICE_URL}/fulfilment?tab=TO_PICK`);
  await page.getByRole('table').locator('tbody').getByRole('link').first().click();
  const field = page.getByRole('textbox', { name: 'Scan a serial' });
  await expect(field).toBeFocused();
  await page.keyboard.type('NO-SUCH-SERIAL');
  await page.keyboard.press('Enter');
  await expect(page.getByText('NO-SUCH-SERIAL was refused')).toBeVisible();
  await expect(field).toBeFocused();
  await page.getByText('Other dimensions').click();
  const weight = page.getByRole('textbox', { name: /^Weight/ });
  await weight.fill('');
  await page.getByRole('button', { name: 'Compare rates' }).click();
  await expectErrorAt(page, 'Weight', /Weight must lie between 1 and/);
  await expect(page.getByRole('button', { name: /^Buy label/ })).toHaveCount(0);
});

test('an order is not held without a reason, and what does not exist is told', async () => {
  await page.goto(`${env.BACKOFFICE_URL}/orders?status=CONFIRMED`);
  await page.getByRole('table').locator('tbody').getByRole('link').first().click();
  await page.getByRole('button', { name: /^Hold/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Hold/ }).click();
  await expectErrorAt(dialog, 'Reason', /\S/);
  await page.keyboard.press('Escape');
  for (const kind of ['orders/ord', 'shipments/shp', 'customers/org', 'campaigns/cmp']) {
    await page.goto(`${env.BACKOFFICE_URL}/${kind}_01j00000000000000000000000`);
    await expect(page.getByText(/does not exist/).first()).toBeVisible();
  }
});
