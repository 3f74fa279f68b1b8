import { advanceParcel } from '@mobilytics/journeys/advance-parcel';
import { demoLogin } from '@mobilytics/journeys/demo-login';
import { expect, test } from '@playwright/test';
import { approveLine, bookCampaign } from './steps/campaign.ts';
import { day, importCounts, montrealPings, replay, samplePings } from './steps/driving.ts';
import { buyLabel, newDevices, openStation, receiveStock, scan } from './steps/fulfil.ts';
import { expectTaxes, fillCart, payWithCard, typeOntarioAddress } from './steps/order.ts';
import { inviteColleague, signInStaff, signUpCustomer } from './steps/people.ts';
import { asOf, expectMeasured, openReport } from './steps/report.ts';
import { equipVehicle } from './steps/vehicle.ts';

test('a customer’s first order and first campaign run through the whole platform', async ({
  browser,
}) => {
  test.setTimeout(420_000);
  const customer = await test.step('signs up and confirms the address', () =>
    signUpCustomer(browser, 'Northway'));
  const { page } = customer;
  if (!process.env.QUICK)
    await test.step('invites a colleague, who joins', () => inviteColleague(browser, customer));

  await test.step('orders two sensor kits and a data plan, with Ontario’s taxes', async () => {
    await fillCart(page);
    await typeOntarioAddress(page);
    await expectTaxes(page, /^HST.*\(13 ?%\)$/, 0.13);
    // Whoever is in a hurry orders once all the same.
    await page.getByRole('button', { name: 'Order and pay' }).dblclick();
    await expect(page.getByRole('heading', { level: 1, name: /pay · / })).toBeVisible();
  });

  const order = await test.step('a declined card is told plainly and changes nothing', async () => {
    await payWithCard(page, '4000000000000002');
    await expect(page.getByRole('alert')).toContainText('Your card was declined.');
    await expect(page.getByRole('alert')).toContainText('Nothing was charged.');
    const payPage = page.url();
    await page.getByRole('link', { name: 'Back' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Order / })).toBeVisible();
    await expect(page.getByText(/^We wait for your payment until/)).toBeVisible();
    await expect(page.getByText('The last payment was declined')).toBeVisible();
    const found = { url: page.url(), number: await orderNumber() };
    await page.goto(payPage);
    return found;
  });
  async function orderNumber() {
    const title = page.getByRole('heading', { level: 1, name: /^Order / });
    return /^Order ([\w-]+)/.exec((await title.textContent()) ?? '')?.[1] ?? '';
  }

  await test.step('pays with another card; the order is confirmed without reloading', async () => {
    await payWithCard(page, '4242424242424242');
    await expect(
      page.getByRole('heading', { level: 1, name: `Order ${order.number}` }),
    ).toBeVisible();
    await expect(page.getByText('The order is paid. Our warehouse picks it next.')).toBeVisible();
    await expect(page.getByRole('cell', { name: 'Succeeded' })).toHaveCount(1);
    // Going back to the payment page and to the order again charges and orders nothing.
    await page.goBack();
    await expect(page.getByText('Already paid').or(page.getByText('paid').first())).toBeVisible();
    await page.goto(order.url);
    await expect(page.getByRole('cell', { name: 'Succeeded' })).toHaveCount(1);
  });

  const staff = await test.step('staff receive two kits into stock', async () => {
    const staffPage = await signInStaff(browser, demoLogin('backoffice'));
    return { page: staffPage, devices: newDevices() };
  });
  const [first, second] = staff.devices;
  await receiveStock(staff.page, staff.devices);

  const tracking = await test.step('staff scan, compare, buy, print and hand over', async () => {
    await openStation(staff.page, order.number);
    const answer = staff.page.getByRole('status').filter({ hasText: /\S/ });
    await scan(staff.page, 'MSKC-000000000');
    await expect(answer.first()).toContainText('MSKC-000000000 was refused');
    await expect(answer.first()).toContainText('A new device must be received into stock first.');
    await scan(staff.page, first.serial);
    await expect(answer.first()).toContainText(`${first.serial} is in`);
    await scan(staff.page, second.serial.toLowerCase());
    await expect(answer.first()).toContainText('Everything is scanned.');
    const number = await buyLabel(staff.page);
    await expect(
      page
        .getByText('Our warehouse prepares your parcel.')
        .or(page.getByText('Your parcel is with Canada Post.')),
    ).toBeVisible();
    await staff.page.getByRole('button', { name: 'Hand over to the carrier' }).click();
    await expect(staff.page.getByText('This parcel is on its way')).toBeVisible();
    return number;
  });

  await test.step('the customer sees each step of the parcel without reloading', async () => {
    await expect(page.getByText('Your parcel is with Canada Post.')).toBeVisible();
    await expect(page.getByRole('button', { name: `Copy ${tracking}` })).toBeVisible();
    await advanceParcel(tracking, 'in_transit');
    await expect(page.getByText('In transit').first()).toBeVisible({ timeout: 30_000 });
    await advanceParcel(tracking, 'delivered');
    await expect(page.getByText('Everything is delivered.')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('Completed', { exact: true }).first()).toBeVisible();
  });

  const keys =
    await test.step('registers vehicles, puts the devices on, issues their keys', async () => ({
      chicago: await equipVehicle(page, {
        ...{ vehicle: 'Van 1', market: 'Chicago', serial: first.serial, from: day(9) },
      }),
      montreal: await equipVehicle(page, {
        ...{ vehicle: 'Van 2', market: 'Montréal', serial: second.serial, from: day(9) },
      }),
    }));

  await test.step('books three weeks in two cities; staff approve', async () => {
    const dates = { firstDay: day(7), lastDay: day(-13) };
    await bookCampaign(page, {
      ...{ campaign: 'Autumn in Chicago', line: `Vans ${order.number}`, vehicle: 'Van 1' },
      ...{ market: /^Chicago/, ...dates },
    });
    await bookCampaign(page, {
      ...{ campaign: 'Automne à Montréal', line: `Fourgons ${order.number}`, vehicle: 'Van 2' },
      ...{ market: /^Montréal/, ...dates },
    });
    await approveLine(staff.page, `Vans ${order.number}`);
    await approveLine(staff.page, `Fourgons ${order.number}`);
    await expect(page.getByText(/^(Booked|In flight)$/).first()).toBeVisible();
  });

  const drive = { vehicle: 'van-01', key: keys.chicago, firstDay: day(7) };
  await test.step('the report equals npm run measure to the micro-impression', async () => {
    await importCounts();
    const early = await replay(samplePings('early.csv', 'van-01', 600), drive);
    await openReport(page, 'Autumn in Chicago');
    await expectMeasured(page, early);
    await expect(page.getByRole('heading', { name: 'Impressions by day' })).toBeVisible();
    await expect(
      page.getByText(/^The latest \d+ of \d+\. Days and hours|^The latest/),
    ).toBeVisible();
  });

  await test.step('late pings change the figures and the as-of time within ten seconds', async () => {
    const before = await asOf(page);
    const all = await replay(samplePings('all.csv', 'van-01'), drive);
    await expect.poll(() => asOf(page), { timeout: 10_000 }).not.toBe(before);
    await expectMeasured(page, all);
  });

  await test.step('a market without counts shows kilometres and says why', async () => {
    const file = montrealPings('montreal.csv', day(5));
    const zone = { timeZone: 'America/Toronto' };
    await replay(file, { vehicle: 'van-mtl', key: keys.montreal, ...zone });
    await openReport(page, 'Automne à Montréal');
    await expect(page.getByText('There are no impressions')).toBeVisible();
    await expect(page.getByText(/traffic count/i).first()).toBeVisible();
    await expect(page.getByText('No impressions', { exact: true })).not.toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Kilometres by day' })).toBeVisible();
  });
});
