import type { Env } from '../env.ts';
import { customers, type DemoCustomer, staff } from '../year/customers.ts';
import type { Api, Session } from './api.ts';
import { operatorCommand } from './operator-command.ts';
import { sideBySide } from './side-by-side.ts';

export type People = {
  admin: Session;
  fulfilment: Session;
  finance: Session;
  campaigns: Session;
  customers: Map<DemoCustomer, Session>;
};

const DAY_MS = 86_400_000;

/** Who is signed in, by address: what a run that goes on need not ask again. */
export type Sessions = Record<string, Session>;

/** Makes staff and customers by the operators' command, and signs all of them in. */
export async function signInEverybody(
  api: Api,
  env: Env,
  { now, password }: { now: Date; password: string },
): Promise<Sessions> {
  const people = [
    ...Object.values(staff).map(({ name, email, roles }) => ({ name, email, roles, password })),
    ...customers.map(({ organization, owner, email, locale, joinedDaysAgo }) => ({
      ...{ email, password, organization, locale, name: owner },
      at: new Date(now.getTime() - joinedDaysAgo * DAY_MS).toISOString(),
    })),
  ];
  await operatorCommand('services/accounts/src/create-people.ts', [], {
    databaseUrl: env.ACCOUNTS_DATABASE_URL,
    input: JSON.stringify(people),
  });
  const doors = [
    ...Object.values(staff).map(({ email }) => ({ email, app: 'backoffice' as const })),
    ...customers.map(({ email }) => ({ email, app: 'dashboard' as const })),
  ];
  const sessions = await sideBySide(doors, 4, async ({ app, email }) => {
    return [email, await api.signIn(app, { email, password })] as const;
  });
  return Object.fromEntries(sessions);
}

export function peopleOf(sessions: Sessions): People {
  const of = (email: string): Session => {
    const session = sessions[email];
    if (session === undefined) throw new Error(`${email} is not signed in.`);
    return session;
  };
  return {
    admin: of(staff.admin.email),
    fulfilment: of(staff.fulfilment.email),
    finance: of(staff.finance.email),
    campaigns: of(staff.campaigns.email),
    customers: new Map(customers.map((customer) => [customer, of(customer.email)])),
  };
}
