import { Caller } from '@mobilytics/journeys/caller';
import { demoLogin } from '@mobilytics/journeys/demo-login';
import { env } from '@mobilytics/journeys/env';
import { firstHref } from '@mobilytics/journeys/first-href';
import { type Look, openBrowser, problemsOf } from '@mobilytics/journeys/look';
import { signIn } from '@mobilytics/journeys/sign-in';
import { type Browser, expect, type Page, test } from '@playwright/test';

const english: Look = { language: 'en', colors: 'light' };
const french: Look = { language: 'fr', colors: 'dark' };

const forStrangers = [
  '/sign-in',
  '/sign-up',
  '/forgot-password',
  '/reset-password',
  '/verify-email?error=x',
  `/t/${'0'.repeat(32)}`,
];
const lists = [
  ...['/', '/shop', '/shop/checkout', '/orders', '/vehicles', '/vehicles?tab=devices'],
  ...['/vehicles/new', '/campaigns', '/campaigns/new', '/reports', '/billing', '/team'],
  ...['/billing/plans', '/billing/invoices', '/billing/payments', '/billing/payment-methods'],
  ...['/billing/statement', '/billing/details'],
  ...['/team?tab=keys', '/team?tab=audit', '/orders/ord_00000000000000000000000000'],
];
/** The page of the first object of each list. */
const objects = [
  '/orders',
  '/vehicles',
  '/vehicles?tab=devices',
  '/campaigns',
  '/billing/invoices',
  '/billing/plans',
];

const DELIVERED = `{ shipments(first: 1, filter: { status: [DELIVERED] }) {
  edges { node { publicTrackingUrl order { id } } } } }`;

for (const look of [english, french]) {
  const name = `${look.language}, ${look.colors}`;
  test(`the pages for strangers are in order (${name})`, async ({ browser }) => {
    const context = await openBrowser(browser, look);
    const page = await context.newPage();
    await checkAll(page, forStrangers, look === english ? 'wide' : 'narrow');
    await context.close();
  });
}

test('every page is in order for eyes, keyboards and screen readers', async ({ browser }) => {
  test.setTimeout(300_000);
  const pages = [await signedIn(browser, english), await signedIn(browser, french)] as const;
  const found = [...lists];
  for (const list of objects) {
    const href = await firstHref(pages[0], env.DASHBOARD_URL + list);
    const more = list === '/campaigns' ? [`${href}/report`, `${href}/lines/new`] : [];
    found.push(href, ...more);
  }
  found.push(...(await pagesOfAParcel()));
  // Each page in one of the looks, so that the journeys stay short; both looks meet both halves.
  await checkAll(
    pages[0],
    found.filter((_, index) => index % 2 === 0),
    'wide',
  );
  await checkAll(
    pages[1],
    found.filter((_, index) => index % 2 === 1),
    'narrow',
  );
});

/** Of something that was delivered: what its link shows to anybody, its order and the way back. */
async function pagesOfAParcel(): Promise<string[]> {
  const customer = await Caller.signIn('dashboard', demoLogin('dashboard'));
  type Found = { edges: { node: { publicTrackingUrl: string; order: { id: string } } }[] };
  const { edges } = await customer.ask<Found>(DELIVERED);
  const { publicTrackingUrl = '', order } = edges[0]?.node ?? {};
  const way = new URL(publicTrackingUrl).pathname;
  return [way, `/orders/${order?.id}/return`, `/orders/${order?.id}`, '/t/0123456789abcdef'];
}

async function signedIn(browser: Browser, look: Look): Promise<Page> {
  const page = await (await openBrowser(browser, look)).newPage();
  await signIn(page, { url: env.DASHBOARD_URL, ...demoLogin('dashboard') });
  return page;
}

async function checkAll(page: Page, paths: string[], inspected: 'wide' | 'narrow'): Promise<void> {
  for (const path of paths) {
    const problems = await test.step(path, () =>
      problemsOf(page, env.DASHBOARD_URL + path, inspected),
    );
    expect.soft(problems, path).toEqual([]);
  }
}
