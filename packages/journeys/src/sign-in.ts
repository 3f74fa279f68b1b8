import { expect, type Page } from '@playwright/test';

/** Signs in on the page that the app shows to a stranger. */
export async function signIn(
  page: Page,
  { url, email, password }: { url: string; email: string; password: string },
): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await typeCredentials(page, email, password);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await expect(page).not.toHaveURL(/sign-in/);
}

export async function typeCredentials(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: /^(E-mail|Adresse|Courriel)/ }).fill(email);
  await page.getByRole('textbox', { name: /^(Password|Mot de passe)/ }).fill(password);
  await page.getByRole('button', { name: /^(Sign in|Se connecter|Ouvrir)/ }).click();
}
