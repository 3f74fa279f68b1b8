import { expect, type Locator, type Page } from '@playwright/test';

/** More than any page has: whoever does not get there by then never does. */
const mostTabs = 250;

/** Goes on with the Tab key until the element has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target.first()).toBeVisible();
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    const hasFocus = await target
      .first()
      .evaluate((element) => element === element.ownerDocument.activeElement)
      .catch(() => false);
    if (hasFocus) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key never reaches ${target}.`);
}

/** Presses a button or follows a link with the keyboard alone. */
export async function pressByKeyboard(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}
