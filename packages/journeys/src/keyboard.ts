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

/** Opens a list from its button, and takes what begins with the option's letters. */
export async function chooseByKeyboard(page: Page, field: Locator, option: string): Promise<void> {
  await pressByKeyboard(page, field);
  const wanted = page.getByRole('option', { name: option, exact: true });
  await expect(wanted).toBeVisible();
  await page.keyboard.type(option);
  await expect(wanted).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field).toContainText(option);
}

/** Ticks a box, or takes a choice of several. */
export async function tickByKeyboard(page: Page, box: Locator): Promise<void> {
  await tabTo(page, box);
  await page.keyboard.press('Space');
  await expect(box).toBeChecked();
}
