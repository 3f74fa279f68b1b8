import { env } from '@mobilytics/journeys/env';
import { goTo } from '@mobilytics/journeys/go-to';
import { readLink } from '@mobilytics/journeys/mail';
import { signIn, typeCredentials } from '@mobilytics/journeys/sign-in';
import { type Browser, expect, type Page } from '@playwright/test';

export interface Person {
  page: Page;
  name: string;
  email: string;
  password: string;
  organization: string;
}

const password = 'seven wooden boats';

/** Signs a new customer up in a browser of its own, reads the mail and confirms the address. */
export async function signUpCustomer(browser: Browser, word: string): Promise<Person> {
  const unique = `${word}-${Date.now().toString(36)}`.toLowerCase();
  const person = {
    page: await newPage(browser),
    name: 'Anna Roy',
    email: `anna@${unique}.example`,
    password,
    organization: `${word} ${unique}`,
  };
  const { page } = person;
  await page.goto(`${env.DASHBOARD_URL}/sign-in`);
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByRole('textbox', { name: 'Your name' }).fill(person.name);
  await page.getByRole('textbox', { name: 'Organisation' }).fill(person.organization);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(person.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
  await expect(page.getByRole('status')).toContainText(person.email);

  const link = await readLink(page, person.email, /Confirm your e-mail address/);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: /^(Home|Sign in)$/ })).toBeVisible();
  if (page.url().includes('/sign-in')) await typeCredentials(page, person.email, password);
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
  return person;
}

/** A colleague is invited, follows the mail in another browser, and is a member afterwards. */
export async function inviteColleague(browser: Browser, host: Person): Promise<void> {
  const email = host.email.replace('anna', 'bruno');
  const { page } = host;
  await goTo(page, 'Team and API');
  await page.getByRole('button', { name: 'Invite a colleague' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Invite a colleague' });
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await dialog
    .getByText(/^Manager/)
    .first()
    .click();
  await expect(dialog.getByRole('radio', { name: /^Manager/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByRole('cell', { name: email, exact: true })).toBeVisible();

  const colleague = await newPage(browser);
  const link = await readLink(colleague, email, /invites you to/);
  await colleague.goto(link);
  await colleague.getByRole('link', { name: 'Create an account' }).click();
  await expect(colleague.getByText(`You join ${host.organization}.`)).toBeVisible();
  await colleague.getByRole('textbox', { name: 'Your name' }).fill('Bruno Tremblay');
  await colleague.getByRole('textbox', { name: 'Password' }).fill(password);
  await colleague.getByRole('button', { name: 'Create account' }).click();
  await expect(colleague.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
  await colleague.goto(await readLink(colleague, email, /Confirm your e-mail address/));
  await expect(colleague.getByRole('heading', { name: /^(Invitation|Sign in)/ })).toBeVisible();
  if (colleague.url().includes('/sign-in')) await typeCredentials(colleague, email, password);
  await colleague.getByRole('button', { name: `Join ${host.organization}` }).click();
  await expect(colleague.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('cell', { name: 'Bruno Tremblay', exact: true })).toBeVisible();
  await colleague.context().close();
}

/** A member of staff in the backoffice, in a browser of their own. */
export async function signInStaff(
  browser: Browser,
  { email, password: secret }: { email: string; password: string },
): Promise<Page> {
  const page = await newPage(browser);
  await signIn(page, { url: env.BACKOFFICE_URL, email, password: secret });
  return page;
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-CA', timezoneId: 'America/Toronto' });
  return context.newPage();
}
