import { fileURLToPath } from 'node:url';
import { eventually, testEnv, testSecret } from '@mobilytics/chassis/testing';
import { systemIdentity } from '@mobilytics/identity/identity';
import { signRequest } from '@mobilytics/identity/sign';
import { createTestDatabase } from '@mobilytics/migrate/test-database';
import type { Mail } from '@mobilytics/sandbox/mail/mailbox';
import { startMailCatcher } from '@mobilytics/sandbox/mail/start-mail-catcher';
import type { Claims } from '../src/auth/resolve-identity.ts';
import { startAccounts } from '../src/service.ts';

export const dashboardUrl = 'http://dashboard.test';
export const backofficeUrl = 'http://backoffice.test';

/** The real service on a real database, with mail that can be read. */
export async function startHarness() {
  const serviceDir = fileURLToPath(new URL('..', import.meta.url));
  const database = await createTestDatabase(serviceDir);
  const catcher = await startMailCatcher({ smtpPort: 0, pagePort: 0 });
  const env = {
    ...testEnv(database.url),
    authSecret: 'a secret for tests that signs the cookies',
    dashboardUrl,
    backofficeUrl,
    smtpUrl: catcher.smtpUrl,
    mailFrom: 'Mobilytics <no-reply@example.com>',
    apiKeyEnvironment: 'test' as const,
    signInsPerMinute: 1000,
  };
  const service = await startAccounts(env);

  /** A request to one of the doors, as the browser sends it through the gateway. */
  async function door(path: string, body?: object, cookie = '') {
    const origin = path.startsWith('/api/staff-auth') ? backofficeUrl : dashboardUrl;
    const response = await fetch(new URL(path, service.url), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === '' ? {} : { cookie }),
        origin,
      },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const cookies = response.headers.getSetCookie().map((each) => each.split(';')[0]);
    const text = await response.text();
    return {
      status: response.status,
      location: response.headers.get('location'),
      cookie: cookies.join('; '),
      body: text === '' ? null : JSON.parse(text),
    };
  }

  /** Asks who somebody is, as the gateway does. */
  async function resolve(shown: object, kind: 'SYSTEM' | 'USER' = 'SYSTEM') {
    const body = JSON.stringify(shown);
    const asker = { ...systemIdentity('gateway', 'req_test'), kind };
    const response = await fetch(new URL('/internal/resolve', service.url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...signRequest(asker, body, { secret: testSecret }),
      },
      body,
    });
    const identity = (await response.json()) as Claims | null;
    return { status: response.status, identity };
  }

  /** The newest mail to an address whose subject has the words in it. */
  function mailTo(address: string, subject: RegExp): Promise<Mail> {
    return eventually(async () => {
      const found = await fetch(`${catcher.url}/api/messages?to=${encodeURIComponent(address)}`);
      const { messages } = (await found.json()) as { messages: Mail[] };
      return messages.find((mail) => subject.test(mail.subject));
    });
  }

  /** Signs up, follows the link in the mail, and gives the cookie of the session. */
  async function signUp(person: { email: string } & Record<string, string>) {
    const password = 'correct horse battery';
    const signedUp = await door('/api/auth/sign-up/email', {
      name: 'Zoë Roy',
      password,
      ...person,
    });
    const { text } = await mailTo(person.email, /Confirm|Confirmez/);
    const link = /http:\/\/dashboard\.test(\/api\/auth\/verify-email\S+)/.exec(text)?.[1] ?? '';
    return { signedUp, link, verified: await door(link), password };
  }

  return {
    service,
    env,
    database,
    door,
    resolve,
    mailTo,
    signUp,
    async close() {
      await service.close();
      await catcher.close();
      await database.drop();
    },
  };
}
