import { demoLogin } from '@mobilytics/journeys/demo-login';
import { env } from '@mobilytics/journeys/env';
import { firstHref } from '@mobilytics/journeys/first-href';
import { type Look, openBrowser, problemsOf } from '@mobilytics/journeys/look';
import { signIn } from '@mobilytics/journeys/sign-in';
import { type Browser, expect, type Page, test } from '@playwright/test';

const english: Look = { language: 'en', colors: 'dark' };
const french: Look = { language: 'fr', colors: 'light' };

const lists = [
  ...[
    '/',
    '/orders',
    '/fulfilment',
    '/fulfilment?tab=ALL',
    '/fulfilment/pick',
    '/fulfilment/scan',
    '/shipments',
    '/bulk-labels',
    '/bulk-labels/new',
    '/shipping-rules',
    '/shipping-rules?tab=try',
    '/shipping-rules?tab=boxes',
    '/exceptions',
    '/end-of-day',
    '/carriers',
    '/carriers/reconciliation',
  ],
  ...['/stock', '/stock?tab=movements', '/stock/count', '/stock/transfer'],
  '/customers',
  ...[
    '/billing',
    '/campaigns',
    '/devices',
    '/devices/receive',
    '/devices/import',
    '/data',
    '/audit',
  ],
  '/orders/ord_00000000000000000000000000',
];
/** The page of the first object of each list. */
const objects = [
  ...['/orders', '/fulfilment?tab=ALL', '/shipments', '/customers', '/billing', '/devices'],
  '/campaigns',
];

test('the pages for strangers are in order', async ({ browser }) => {
  for (const look of [english, french]) {
    const page = await (await openBrowser(browser, look)).newPage();
    await checkAll(
      page,
      ['/sign-in', '/forgot-password', '/reset-password'],
      look === english ? 'wide' : 'narrow',
    );
    await page.context().close();
  }
});

test('every page is in order for eyes, keyboards and screen readers', async ({ browser }) => {
  test.setTimeout(300_000);
  const pages = [await signedIn(browser, english), await signedIn(browser, french)] as const;
  const found = [...lists];
  for (const list of objects) {
    found.push(await firstHref(pages[0], env.BACKOFFICE_URL + list));
  }
  // Each page in one of the looks, so that the journeys stay short.
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

async function signedIn(browser: Browser, look: Look): Promise<Page> {
  const page = await (await openBrowser(browser, look)).newPage();
  await signIn(page, { url: env.BACKOFFICE_URL, ...demoLogin('backoffice') });
  return page;
}

async function checkAll(page: Page, paths: string[], inspected: 'wide' | 'narrow'): Promise<void> {
  for (const path of paths) {
    const problems = await test.step(path, () =>
      problemsOf(page, env.BACKOFFICE_URL + path, inspected),
    );
    expect.soft(problems, path).toEqual([]);
  }
}
