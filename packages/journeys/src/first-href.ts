import { expect, type Page } from '@playwright/test';

/** Where the first row of a page's first table leads, or undefined when the table is empty. */
export async function firstHref(page: Page, url: string): Promise<string | undefined> {
  await page.goto(url);
  const table = page.getByRole('table').first();
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByRole('main').locator('.skeleton')).toHaveCount(0);
  const link = table.locator('tbody').getByRole('link').first();
  await expect(link).toBeVisible();
  return (await link.getAttribute('href')) ?? undefined;
}
