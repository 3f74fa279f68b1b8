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

/** Makes staff and customers by the operators' command, and signs all of them in. */
export async function loadPeople(
  api: Api,
  env: Env,
  { now, password }: { now: Date; password: string },
): Promise<People> {
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
  const signIn = (app: 'dashboard' | 'backoffice', email: string) =>
    api.signIn(app, { email, password });
  const [admin, fulfilment, finance, campaigns] = await Promise.all([
    signIn('backoffice', staff.admin.email),
    signIn('backoffice', staff.fulfilment.email),
    signIn('backoffice', staff.finance.email),
    signIn('backoffice', staff.campaigns.email),
  ]);
  const sessions = await sideBySide(customers, 4, ({ email }) => signIn('dashboard', email));
  return {
    ...{ admin, fulfilment, finance, campaigns },
    customers: new Map(customers.map((each, index) => [each, sessions[index] as Session])),
  };
}
