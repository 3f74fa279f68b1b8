import { expect, type Locator, type Page } from '@playwright/test';

/** An error stands in the summary of the form, under the field's name, and at the field itself. */
export async function expectErrorAt(
  scope: Page | Locator,
  field: string,
  message: string | RegExp,
): Promise<void> {
  const summary = scope.getByRole('alert').getByRole('link', { name: field });
  await expect(summary.first()).toContainText(message);
  const atField = scope.locator(`[data-label="${field}"]`);
  await expect(atField).toContainText(message);
}
