import { goTo } from '@mobilytics/journeys/go-to';
import { expect, type Page } from '@playwright/test';
import { type Measured, measure } from './driving.ts';

/** Goes to the report of a campaign from the list of campaigns. */
export async function openReport(page: Page, campaign: string): Promise<void> {
  await goTo(page, 'Campaigns');
  await page.getByRole('table').getByRole('link', { name: campaign }).click();
  await page.getByRole('link', { name: 'Report', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Report: ${campaign}` })).toBeVisible();
}

/** The report shows what `npm run measure` says of the file that was sent, the exact figures too. */
export async function expectMeasured(page: Page, file: string): Promise<void> {
  const expected = await measure(file);
  const read = () => exactFigures(page);
  await expect.poll(read, { timeout: 20_000 }).toEqual(exactOf(expected));
  const shown = (label: string) => page.getByText(label, { exact: true }).locator('../..').first();
  const oneDigit = (value: number) =>
    value.toLocaleString('en-CA', { minimumFractionDigits: 0, maximumFractionDigits: 1 });
  await expect(shown('Distance')).toContainText(`${oneDigit(expected.metres / 1000)}km`);
  await expect(shown('Driving time')).toContainText(`${oneDigit(expected.seconds / 3600)}h`);
  await expect(shown('Days live')).toContainText(`${expected.days}`);
  const coverage = 100 * (1 - expected.uncoveredSeconds / expected.creditedSeconds);
  await expect(shown('Coverage')).toContainText(`${oneDigit(coverage)}%`);
}

function exactOf({ grossMicro, otsMicro }: Measured): { gross: string; ots: string } {
  return { gross: persons(grossMicro), ots: persons(otsMicro) };
}

/** 1234567890 micro-impressions as the report writes them: 1,234.567890. */
function persons(micro: bigint): string {
  const digits = `${micro % 1_000_000n}`.padStart(6, '0');
  return `${(micro / 1_000_000n).toLocaleString('en-CA')}.${digits}`;
}

/** The exact values in the explanations of the two figures of impressions. */
async function exactFigures(page: Page): Promise<{ gross: string; ots: string }> {
  const read = async (index: number) => {
    await page.getByRole('button', { name: 'Explain this figure: Impressions' }).nth(index).click();
    const dialog = page.getByRole('dialog', { name: 'Impressions' });
    const text = (await dialog.getByText(/^Exactly .* persons, method \S+\.$/).textContent()) ?? '';
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    return /^Exactly (\S+) persons/.exec(text)?.[1] ?? text;
  };
  return { gross: await read(0), ots: await read(1) };
}

/** The moment until which everything received is in the figures. */
export async function asOf(page: Page): Promise<string> {
  return (await page.getByRole('main').locator('time').first().getAttribute('datetime')) ?? '';
}
