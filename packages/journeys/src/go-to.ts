import type { Page } from '@playwright/test';

/** Opens a page of the app's main navigation. */
export async function goTo(page: Page, name: string): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Main navigation' });
  await navigation.getByRole('link', { name, exact: true }).click();
}
