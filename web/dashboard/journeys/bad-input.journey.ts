import { env } from '@mobilytics/journeys/env';
import { choose, typeDay } from '@mobilytics/journeys/fields';
import { expectErrorAt } from '@mobilytics/journeys/form-errors';
import { typeCredentials } from '@mobilytics/journeys/sign-in';
import { expect, type Page, test } from '@playwright/test';
import { fillCart, typeOntarioAddress } from './steps/order.ts';
import { type Person, signUpCustomer } from './steps/people.ts';

let customer: Person;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  customer = await signUpCustomer(browser, 'Clumsy');
  page = customer.page;
});

test('signing up and in says what is wrong at the field and keeps what was typed', async ({
  page: stranger,
}) => {
  await stranger.goto(`${env.DASHBOARD_URL}/sign-up`);
  await stranger.getByRole('button', { name: 'Create account' }).click();
  await expect(stranger.getByText('There are 4 problems')).toBeVisible();
  await expectErrorAt(stranger, 'Your name', 'Fill in this field.');
  await stranger.getByRole('textbox', { name: 'Your name' }).fill('Anna Roy');
  await stranger.getByRole('textbox', { name: 'Organisation' }).fill('x'.repeat(121));
  await stranger.getByRole('textbox', { name: 'E-mail' }).fill('anna at example');
  await stranger.getByRole('textbox', { name: 'Password' }).fill('short');
  await stranger.getByRole('button', { name: 'Create account' }).click();
  await expect(stranger.getByText('There are 3 problems')).toBeVisible();
  await expectErrorAt(stranger, 'Organisation', 'Use at most 120 characters.');
  await expectErrorAt(stranger, 'E-mail', 'This is no e-mail address.');
  await expectErrorAt(stranger, 'Password', 'Use at least 10 characters.');
  await expect(stranger.getByRole('textbox', { name: 'Your name' })).toHaveValue('Anna Roy');
  await expect(stranger.getByRole('textbox', { name: 'E-mail' })).toHaveValue('anna at example');

  await stranger.goto(`${env.DASHBOARD_URL}/sign-in`);
  await typeCredentials(stranger, customer.email, 'not the password');
  await expect(stranger.getByText(/E-mail or password is wrong/).first()).toBeVisible();
  await expect(stranger.getByRole('textbox', { name: 'E-mail' })).toHaveValue(customer.email);
});

test('an order with a wrong address is refused at the field, and placed once corrected', async () => {
  await fillCart(page);
  await page.getByRole('button', { name: 'Order and pay' }).click();
  await expectErrorAt(page, 'Street and number', 'Fill in this field.');
  await expectErrorAt(page, 'Province or territory', 'Fill in this field.');
  await typeOntarioAddress(page);
  const postalCode = page.getByRole('textbox', { name: 'Postal code' });
  await postalCode.fill('90210');
  await page.getByRole('button', { name: 'Order and pay' }).click();
  await expectErrorAt(page, 'Postal code', /\S/);
  await expect(postalCode).toHaveValue('90210');
  await expect(page.getByRole('textbox', { name: 'City' })).toHaveValue('Toronto');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'City' })).toHaveValue('Toronto');
  await postalCode.fill('M5H 1A1');
  await page.getByRole('button', { name: 'Order and pay' }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: /pay · / })).toBeVisible();
  await page.goto(`${env.DASHBOARD_URL}/orders`);
  await expect(page.getByText('1 in total')).toBeVisible();
});

test('a session that ends in the middle of a form leads back to it with what was typed', async () => {
  await page.goto(`${env.DASHBOARD_URL}/vehicles/new`);
  await page.getByRole('button', { name: 'Register the vehicle' }).click();
  await expectErrorAt(page, 'Name', 'Fill in this field.');
  await page.getByRole('textbox', { name: 'Name' }).fill('Van of patience');
  await choose(page, 'Market', 'Toronto');
  await page.getByText('Rear', { exact: true }).click();
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Register the vehicle' }).click();
  await expect(page.getByText('Sign in to go on where you were.')).toBeVisible();
  await typeCredentials(page, customer.email, customer.password);
  await expect(page.getByRole('heading', { level: 1, name: 'Register a vehicle' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Van of patience');
  await expect(page.getByRole('checkbox', { name: 'Rear' })).toBeChecked();
  await page.getByRole('button', { name: 'Register the vehicle' }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: 'Van of patience' })).toBeVisible();
  await page.goto(`${env.DASHBOARD_URL}/vehicles`);
  await expect(page.getByText('1 in total').first()).toBeVisible();
});

test('a campaign line says what is wrong with dates, vehicles and files', async () => {
  await page.goto(`${env.DASHBOARD_URL}/campaigns/new`);
  await page.getByRole('button', { name: 'Create the campaign' }).click();
  await expectErrorAt(page, 'Advertiser', 'Fill in this field.');
  await page.getByRole('textbox', { name: 'Name' }).fill('Hasty');
  await page.getByRole('textbox', { name: 'Advertiser' }).fill('Maple Coffee');
  await choose(page, 'Market', /^Toronto/);
  await page.getByRole('button', { name: 'Create the campaign' }).dblclick();
  await page.getByRole('link', { name: 'Add a line' }).first().click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Backwards');
  await typeDay(page, 'First day', '2030-05-20');
  await typeDay(page, 'Last day', '2030-05-01');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Choose/ }).click();
  const text = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') };
  await (await chooser).setFiles(text);
  await expect(page.getByRole('alert').filter({ hasText: 'notes.txt' })).toBeVisible();
  await page.getByRole('button', { name: 'Save the line' }).click();
  await expectErrorAt(page, 'Last day', 'The last day is before the first.');
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Backwards');
  await page.goto(`${env.DASHBOARD_URL}/campaigns`);
  await expect(page.getByText('1 in total').first()).toBeVisible();
});

test('what is not there, or another’s, is told as such', async () => {
  for (const kind of ['orders/ord', 'vehicles/veh', 'devices/dev', 'campaigns/cmp']) {
    await page.goto(`${env.DASHBOARD_URL}/${kind}_01j00000000000000000000000`);
    await expect(page.getByText('This does not exist').first()).toBeVisible();
  }
});
