import { expect, type Page } from '@playwright/test';
import { env } from './env.ts';

/** Opens the mail to an address on the mail catcher's page and gives the link in it. */
export async function readLink(page: Page, to: string, subject: RegExp): Promise<string> {
  await page.goto(env.MAIL_PAGE_URL);
  const row = page.getByRole('row').filter({ hasText: to }).filter({ hasText: subject });
  await row.first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(subject);
  const href = await page.locator('pre').getByRole('link').first().getAttribute('href');
  if (!href) throw new Error(`The mail to ${to} has no link.`);
  return href;
}
