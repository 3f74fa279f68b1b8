import { expect, type Page } from '@playwright/test';

/** Where the first row with a link leads, of the tables of a page. */
export async function firstHref(page: Page, url: string): Promise<string> {
  await page.goto(url);
  const rows = page.getByRole('main').getByRole('table').locator('tbody');
  const link = rows.getByRole('link').first();
  await expect(link, url).toBeVisible();
  return (await link.getAttribute('href')) ?? '';
}
