import { demoLogin } from '@mobilytics/journeys/demo-login';
import { env } from '@mobilytics/journeys/env';
import { firstHref } from '@mobilytics/journeys/first-href';
import { type Look, openBrowser, problemsOf } from '@mobilytics/journeys/look';
import { signIn } from '@mobilytics/journeys/sign-in';
import { type Browser, expect, type Page, test } from '@playwright/test';

const english: Look = { language: 'en', colors: 'dark' };
const french: Look = { language: 'fr', colors: 'light' };

/** Pages by their address, and lists of whose first object the page is opened. */
const areas: Record<string, { lists: string[]; objects: string[] }> = {
  office: {
    lists: [
      ...['/', '/orders', '/customers', '/campaigns', '/data', '/audit'],
      '/orders/ord_00000000000000000000000000',
    ],
    objects: ['/orders', '/customers', '/campaigns'],
  },
  billing: {
    lists: [
      ...['/billing/accounts', '/billing/invoices', '/billing/invoices/new', '/billing/payments'],
      ...['/billing/refunds', '/billing/refunds?tab=credit-notes', '/billing/approvals'],
      ...['/billing/disputes', '/billing/dunning', '/billing/sync'],
      '/billing/approvals/mrq_00000000000000000000000000',
    ],
    objects: ['/billing/accounts', '/billing/invoices', '/billing/payments'],
  },
  warehouse: {
    lists: [
      ...['/fulfilment', '/fulfilment?tab=ALL', '/fulfilment/scan', '/fulfilment/pick'],
      ...['/bulk-labels', '/bulk-labels/new', '/end-of-day', '/stock', '/stock/count'],
      ...['/stock/transfer', '/devices', '/devices/receive', '/devices/import'],
    ],
    objects: ['/fulfilment', '/fulfilment?tab=ALL', '/bulk-labels', '/devices'],
  },
  shipping: {
    lists: [
      ...['/shipments', '/exceptions', '/carriers', '/carriers/reconciliation', '/returns'],
      ...[
        '/returns?status=REFUND_DUE',
        '/shipping-rules',
        '/shipments/shp_00000000000000000000000000',
      ],
    ],
    objects: ['/shipments', '/exceptions', '/returns'],
  },
};

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

for (const [area, { lists, objects }] of Object.entries(areas)) {
  test(`every page of the ${area} is in order for eyes, keyboards and screen readers`, async ({
    browser,
  }) => {
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
}

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
