import type { Locator, Page } from '@playwright/test';

type Scope = Page | Locator;

/** Chooses from a list that opens from a button with the field's name. */
export async function choose(scope: Scope, field: string, option: string | RegExp): Promise<void> {
  const button = scope.getByRole('button', { name: field }).first();
  await button.click();
  // The list opens outside of the form.
  await button.page().getByRole('option', { name: option, exact: true }).click();
}

/** Types into a field that offers what fits, and takes the offer. */
export async function complete(scope: Scope, field: string, option: string): Promise<void> {
  const box = scope.getByRole('combobox', { name: field });
  await box.fill(option);
  const page = box.page();
  await page.getByRole('option', { name: option }).first().click();
}

/** Types a day, `2026-11-23`, into the parts of a date field. */
export async function typeDay(scope: Scope, field: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  const group = scope.getByRole('group', { name: field });
  for (const [part, digits] of [
    ['month', month],
    ['day', date],
    ['year', year],
  ] as const) {
    const segment = group.getByRole('spinbutton', { name: new RegExp(`^${part}`, 'i') });
    await segment.click();
    await segment.pressSequentially(digits);
  }
}
