import { advanceParcel } from '@mobilytics/journeys/advance-parcel';
import { Caller } from '@mobilytics/journeys/caller';
import { demoLogin } from '@mobilytics/journeys/demo-login';
import { env } from '@mobilytics/journeys/env';
import { chooseByKeyboard, pressByKeyboard, tickByKeyboard } from '@mobilytics/journeys/keyboard';
import { openBrowser } from '@mobilytics/journeys/look';
import { payOrder } from '@mobilytics/journeys/pay-order';
import { signIn } from '@mobilytics/journeys/sign-in';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { ship, signInStaff } from './api/staff.ts';

const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
  __typename ... on PlaceOrderSuccess { order { id number } } ... on UserError { message } } }`;
const RETURN = `query ($id: ID!) { order(id: $id) { returns { parcel { trackingNumber } } } }`;

const soon = { timeout: 45_000 };

test('a customer follows a parcel in both languages, sends a device back and gets another', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const staff = await signInStaff();
  const customer = await Caller.signIn('dashboard', demoLogin('dashboard'));
  const order = await placeOrder(customer);
  const parcel = await ship(staff, order.id);

  await test.step('whoever has the link follows the parcel, in English and in French', async () => {
    const english = await openPublic(browser, 'en', parcel.publicTrackingUrl);
    const french = await openPublic(browser, 'fr', parcel.publicTrackingUrl);
    await advanceParcel(parcel.trackingNumber, 'in_transit');
    await expectHeadline(english, 'On its way');
    await expectHeadline(french, 'En route');
    // Neither name nor street is anybody's business.
    await expect(english.getByRole('main')).not.toContainText('Anna Lindqvist');
    await expect(english.getByRole('main')).not.toContainText('King St');
    await advanceParcel(parcel.trackingNumber, 'delivered');
    await expectHeadline(english, 'Delivered');
    await expectHeadline(french, 'Livré');
    await english.context().close();
    await french.context().close();
  });

  const page = await signedIn(browser, 'dashboard');
  const [serial = ''] = parcel.serials;
  await test.step('the customer asks for a return', async () => {
    await page.goto(`${env.DASHBOARD_URL}/orders/${order.id}`);
    await pressByKeyboard(page, page.getByRole('link', { name: 'Return something' }));
    await tickByKeyboard(page, page.getByRole('checkbox', { name: new RegExp(serial) }));
    await tickByKeyboard(page, page.getByRole('radio', { name: 'It does not work' }));
    await pressByKeyboard(page, page.getByRole('button', { name: 'Ask for the return' }));
    await expect(page.getByText(/^Return R-\d+ was asked for\.$/)).toBeVisible();
    await expect(page.getByText('Requested', { exact: true })).toBeVisible(soon);
  });

  const desk = await signedIn(browser, 'backoffice');
  await test.step('staff find it and approve', async () => {
    const navigation = desk.getByRole('navigation', { name: 'Main navigation' });
    await pressByKeyboard(desk, navigation.getByRole('link', { name: 'Returns', exact: true }));
    const row = desk.getByRole('row').filter({ hasText: order.number });
    await pressByKeyboard(desk, row.getByRole('link').first());
    await pressByKeyboard(desk, desk.getByRole('button', { name: 'Approve' }));
    await expect(desk.getByText(/was approved; its label is being made\.$/)).toBeVisible();
  });

  await test.step('the customer has the label, and the parcel goes', async () => {
    const label = page.getByRole('link', { name: 'Print the return label' });
    await expect(label).toBeVisible(soon);
    const file = await page.request.get((await label.getAttribute('href')) ?? '');
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
    type Returned = { returns: { parcel: { trackingNumber: string } }[] };
    const { returns } = await customer.ask<Returned>(RETURN, { id: order.id });
    await advanceParcel(returns[0]?.parcel.trackingNumber ?? '', 'in_transit');
    await expect(page.getByText('In transit', { exact: true }).first()).toBeVisible(soon);
  });

  await test.step('the warehouse receives and inspects it, and sends another', async () => {
    await pressByKeyboard(desk, desk.getByRole('button', { name: 'Receive the parcel' }));
    const condition = desk.getByRole('button', { name: `Condition of ${serial}` });
    await expect(condition).toBeVisible(soon);
    await chooseByKeyboard(desk, condition, 'Needs repair');
    await pressByKeyboard(desk, desk.getByRole('button', { name: 'Record the inspection' }));
    const replacement = desk.getByRole('radio', { name: 'Replacement' });
    await expect(replacement).toBeVisible(soon);
    await tickByKeyboard(desk, replacement);
    await pressByKeyboard(desk, desk.getByRole('button', { name: 'Decide' }));
    await expect(desk.getByText(/^R-\d+ was decided\.$/)).toBeVisible();
  });
  await expect(page.getByText('The same is sent again; its parcel appears above.')).toBeVisible(
    soon,
  );
});

async function placeOrder(customer: Caller): Promise<{ id: string; number: string }> {
  const { order } = await customer.act<{ order: { id: string; number: string } }>(PLACE, {
    ...{ lines: [{ sku: 'MSK-CARTOP', quantity: 2 }], currency: 'CAD' },
    shippingMethod: 'STANDARD',
    shippingAddress: {
      ...{ name: 'Anna Lindqvist', line1: '1 King St W', city: 'Toronto', region: 'ON' },
      ...{ postalCode: 'M5H 1A1', country: 'CA', phone: '+14165550111' },
    },
  });
  await payOrder(customer, order.id);
  return order;
}

async function openPublic(browser: Browser, language: 'en' | 'fr', url: string): Promise<Page> {
  const page = await (await openBrowser(browser, { language, colors: 'light' })).newPage();
  await page.goto(url);
  return page;
}

async function expectHeadline(page: Page, headline: string): Promise<void> {
  const heading = page.getByRole('heading', { level: 1, name: headline, exact: true });
  // The page asks again now and then; who cannot wait loads it again.
  await expect(async () => {
    await page.reload();
    await expect(heading).toBeVisible({ timeout: 4_000 });
  }).toPass({ timeout: 60_000 });
}

async function signedIn(browser: Browser, app: 'dashboard' | 'backoffice'): Promise<Page> {
  const page = await (await openBrowser(browser, { language: 'en', colors: 'light' })).newPage();
  const url = app === 'dashboard' ? env.DASHBOARD_URL : env.BACKOFFICE_URL;
  await signIn(page, { url, ...demoLogin(app) });
  return page;
}
