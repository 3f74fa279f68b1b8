import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';

export interface Look {
  language: 'en' | 'fr';
  colors: 'light' | 'dark';
}

/** A browser of a person with these preferences. */
export function openBrowser(browser: Browser, { language, colors }: Look): Promise<BrowserContext> {
  return browser.newContext({
    locale: `${language}-CA`,
    colorScheme: colors,
    reducedMotion: 'reduce',
    timezoneId: 'America/Toronto',
  });
}

const wide = { width: 1280, height: 800 };
const narrow = { width: 360, height: 740 };
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What is wrong with a page as people with any screen and any ability meet it. Both widths are
 * opened; the slow check for abilities is made at one of them.
 */
export async function problemsOf(
  page: Page,
  url: string,
  inspected: 'wide' | 'narrow',
): Promise<string[]> {
  const problems: string[] = [];
  const note = (text: string) => problems.push(text);
  const onConsole = (message: { type: () => string; text: () => string }) => {
    if (message.type() === 'error') note(`console: ${message.text()}`);
  };
  const onError = (error: Error) => note(`error: ${error.message}`);
  page.on('console', onConsole);
  page.on('pageerror', onError);
  await page.setViewportSize(wide);
  await page.goto(url);
  await settle(page, note);
  if (inspected === 'wide') await inspect(page, note);
  await page.setViewportSize(narrow);
  await settle(page, note);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) note(`the page is ${overflow} px wider than a phone of 360 px`);
  if (inspected === 'narrow') await inspect(page, note);
  const title = await page.title();
  if (!/\S.* · Mobilytics/.test(title)) note(`the title is “${title}”`);
  const text = (await page.getByRole('main').textContent()) ?? '';
  // Stripe calls a type of its objects billing.meter.
  const key =
    /\b(?!billing\.meter)(?:common|shell|auth|home|shop|orders|vehicles|campaigns|report|billing|money|plans|methods|statement|billingDetails|failed|team|fulfilment|bulkLabels|shipping|shipments|customers|devices|data|audit|work|tracking|exceptions)\.[a-z]\w*/.exec(
      text,
    );
  if (key) note(`the message ${key[0]} is missing`);
  page.off('console', onConsole);
  page.off('pageerror', onError);
  return problems;
}

/** Everything that was being loaded stands there. */
async function settle(page: Page, note: (text: string) => void): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 }).first();
  await heading.waitFor().catch(() => note('the page has no main heading'));
  await expect(page.getByRole('main').locator('.skeleton')).toHaveCount(0);
}

async function inspect(page: Page, note: (text: string) => void): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  for (const { id, help, nodes } of violations) {
    const where = nodes.slice(0, 3).map(({ target }) => target.join(' '));
    note(`${id}: ${help} (${nodes.length}): ${where.join(' | ')}`);
  }
}
