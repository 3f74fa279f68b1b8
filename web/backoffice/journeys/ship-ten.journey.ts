import { Caller } from '@mobilytics/journeys/caller';
import { demoLogin } from '@mobilytics/journeys/demo-login';
import { env } from '@mobilytics/journeys/env';
import { eventually } from '@mobilytics/journeys/eventually';
import { pressByKeyboard, tickByKeyboard } from '@mobilytics/journeys/keyboard';
import { signIn } from '@mobilytics/journeys/sign-in';
import { expect, type Page, test } from '@playwright/test';
import { orderFor, type Place, serialsAt, type Work } from './steps/place-orders.ts';
import { labelAtStation } from './steps/station.ts';

type Planned = { place: Place; carrier: RegExp; kit?: 'TOR' | 'CHI' };

/** One with each carrier at home, and abroad with what customs must be told. */
const atStation: readonly Planned[] = [
  { place: 'toronto', carrier: /Canada Post/, kit: 'TOR' },
  { place: 'toronto', carrier: /Chit Chats/ },
  { place: 'chicago', carrier: /USPS/, kit: 'CHI' },
  { place: 'chicago', carrier: /DHL/ },
  { place: 'london', carrier: /DHL/ },
  { place: 'lyon', carrier: /Canada Post/ },
];
const inBulk: readonly Place[] = ['toronto', 'toronto', 'chicago', 'london'];

const SHIPMENTS = `query ($id: ID!) { fulfillment(id: $id) { shipments {
  status carrier shipTo { country } } } }`;
type Shipped = { shipments: { status: string; carrier: string; shipTo: { country: string } }[] };

test('a person ships ten orders with every carrier, at home and abroad, without the mouse', async ({
  page,
}) => {
  test.setTimeout(400_000);
  const staff = await Caller.signIn('backoffice', demoLogin('backoffice'));
  const customer = await Caller.signIn('dashboard', demoLogin('dashboard'));
  const works = await test.step('a customer orders and pays', () =>
    Promise.all(
      [...atStation, ...inBulk.map((place): Planned => ({ place, carrier: /./ }))].map(
        ({ place, kit }) => {
          const sku = kit ? 'MSK-CARTOP' : 'ACC-POWER';
          return orderFor(customer, staff, { place, sku });
        },
      ),
    ));
  const shelves = { TOR: await serialsAt(staff, 'TOR'), CHI: await serialsAt(staff, 'CHI') };
  const together = works.slice(atStation.length);
  await signIn(page, { url: env.BACKOFFICE_URL, ...demoLogin('backoffice') });

  await test.step('goes to the scan station with the keyboard', async () => {
    await follow(page, 'Fulfilment');
    await pressByKeyboard(page, page.getByRole('link', { name: 'Scan station' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Scan station' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Scan a fulfilment' })).toBeFocused();
  });
  for (const [index, { carrier, place, kit }] of atStation.entries()) {
    const serial = kit && shelves[kit][0];
    await test.step(`labels ${place} with ${carrier.source}`, () =>
      labelAtStation(page, {
        ...{ number: works[index]?.number ?? '', carrier },
        ...(serial !== undefined && { serial }),
        isAbroad: place === 'london' || place === 'lyon',
      }));
  }
  await test.step('buys the other labels in one run', () => buyTogether(page, together));
  await test.step('closes the day of every carrier and hands everything over', () =>
    closeTheDay(page));

  const shipped = await eventually('ten parcels with their carriers', async () => {
    const found = await Promise.all(works.map(({ id }) => staff.ask<Shipped>(SHIPMENTS, { id })));
    const parcels = found.flatMap(({ shipments }) => shipments);
    const waiting = ['LABEL_REQUESTED', 'LABEL_PURCHASED'];
    return parcels.every(({ status }) => !waiting.includes(status)) ? parcels : null;
  });
  expect(shipped).toHaveLength(10);
  expect([...new Set(shipped.map(({ carrier }) => carrier))].sort()).toEqual([
    ...['CANADA_POST', 'CHIT_CHATS', 'DHL', 'USPS'],
  ]);
  expect([...new Set(shipped.map(({ shipTo }) => shipTo.country))].sort()).toEqual([
    ...['CA', 'FR', 'GB', 'US'],
  ]);
});

async function follow(page: Page, name: string): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Main navigation' });
  await pressByKeyboard(page, navigation.getByRole('link', { name, exact: true }));
}

async function buyTogether(page: Page, works: readonly Work[]): Promise<void> {
  await follow(page, 'Bulk labels');
  await pressByKeyboard(page, page.getByRole('link', { name: 'Buy labels' }));
  // In the order of the page, so that the Tab key goes through it once.
  const boxes = works.map(({ number }) => page.getByRole('checkbox', { name: `Choose ${number}` }));
  for (const box of boxes) await tickByKeyboard(page, box);
  await pressByKeyboard(
    page,
    page.getByRole('button', { name: `Buy ${works.length} labels`, exact: true }),
  );
  await expect(page.getByRole('heading', { level: 1, name: /^Run of / })).toBeVisible();
  await expect(page.getByText('Finished')).toBeVisible({ timeout: 90_000 });
  const rows = page.getByRole('table', { name: 'Parcels' }).getByRole('row');
  await expect(rows.filter({ hasText: 'Bought' })).toHaveCount(works.length);
}

async function closeTheDay(page: Page): Promise<void> {
  await follow(page, 'End of day');
  const close = page.getByRole('button', { name: /^Close the day for (all )?\d+ carriers?$/ });
  await pressByKeyboard(page, close);
  await expect(page.getByText(/^The day of \d+ carriers? was closed\.$/)).toBeVisible({
    timeout: 90_000,
  });
  const handOver = page.getByRole('main').getByRole('button', { name: 'Hand over', exact: true });
  await expect(handOver.first()).toBeVisible();
  for (let left = await handOver.count(); left > 0; left--) {
    await pressByKeyboard(page, handOver);
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await pressByKeyboard(page, dialog.getByRole('button', { name: 'Hand over', exact: true }));
    await expect(dialog).toHaveCount(0);
    await expect(handOver).toHaveCount(left - 1, { timeout: 30_000 });
  }
}
