import { Caller } from '@mobilytics/journeys/caller';
import { eventually } from '@mobilytics/journeys/eventually';
import { env } from './env.ts';

/** What a key must be able to do for everything that the guide does. */
export const integratorScopes = [
  ...['orders:read', 'orders:write', 'billing:read', 'shipments:read'],
  ...['devices:read', 'devices:write', 'vehicles:write'],
  ...['campaigns:read', 'campaigns:write', 'reports:read'],
];

export interface Customer {
  owner: Caller;
  organizationId: string;
  organizationName: string;
  email: string;
  password: string;
  personName: string;
}

/** Signs a person up with an organisation, as the dashboard does, and confirms the address by its mail. */
export async function signUp(organization: string, personName: string): Promise<Customer> {
  const stamp = Date.now().toString(36);
  const organizationName = `${organization} ${stamp}`;
  const email = `${organization.toLowerCase().replaceAll(/\W+/g, '-')}-${stamp}@journey.example`;
  const password = `a long password ${stamp}`;
  const signedUp = await fetch(new URL('/api/auth/sign-up/email', env.GATEWAY_URL), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-mobilytics-app': 'dashboard',
      origin: env.DASHBOARD_URL,
    },
    body: JSON.stringify({
      ...{ email, password, organizationName },
      name: personName,
      callbackURL: '/verify-email',
    }),
  });
  if (!signedUp.ok) throw new Error(`The sign-up failed: ${await signedUp.text()}`);
  const link = await eventually('the mail that confirms the address', () => linkInMail(email));
  // The link leads through the dashboard, which passes this path on to the gateway.
  await fetch(new URL(link.pathname + link.search, env.GATEWAY_URL), { redirect: 'manual' });
  const owner = await Caller.signIn('dashboard', { email, password });
  const { id: organizationId } = await eventually('the organisation', () =>
    owner.ask<{ id: string } | null>('{ organization { id } }'),
  );
  return { owner, organizationId, organizationName, email, password, personName };
}

async function linkInMail(email: string): Promise<URL | undefined> {
  const page = new URL('/api/messages', env.MAIL_PAGE_URL);
  page.searchParams.set('to', email);
  const { messages } = (await (await fetch(page)).json()) as { messages: { text: string }[] };
  const link = /https?:\/\/\S*verify-email\S*/.exec(messages[0]?.text ?? '')?.[0];
  return link === undefined ? undefined : new URL(link);
}

export async function createApiKey(owner: Caller, name: string, scopes = integratorScopes) {
  return owner.act<{ secret: string; apiKey: { id: string; prefix: string } }>(
    `mutation ($input: CreateApiKeyInput!) {
      createApiKey(input: $input) {
        __typename
        ... on CreateApiKeySuccess { secret apiKey { id prefix } }
        ... on UserError { message }
      }
    }`,
    { name, scopes },
  );
}
