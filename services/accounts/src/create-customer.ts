import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createPerson } from './auth/create-person.ts';
import { runCommand } from './command.ts';
import { readDatabaseUrl } from './env.ts';
import { foundOrganization } from './organization/found-organization.ts';

/** Makes a customer with a confirmed address and an organisation, as a finished sign-up would. */
const { values } = parseArgs({
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    password: { type: 'string' },
    organization: { type: 'string' },
    locale: { type: 'string' },
    at: { type: 'string' },
  },
});

const shape = {
  email: z.email().max(254),
  name: z.string().trim().min(1).max(80),
  password: z.string().min(10).max(200),
  organization: z.string().trim().min(1).max(120),
  locale: z.enum(['en', 'fr']).optional(),
  /** A past moment to do it at, for demo data. */
  at: z.iso.datetime({ offset: true }).optional(),
};

await runCommand(values, shape, readDatabaseUrl(), async (input, deps) => {
  const { organization: organizationName, at, ...person } = input;
  const now = at === undefined ? undefined : new Date(at);
  const { userId } = await createPerson(deps, { ...person, organizationName, now });
  await foundOrganization(deps, userId, now);
  const user = await deps.db.user.findUniqueOrThrow({ where: { id: userId } });
  return { userId, organizationId: user.activeOrganizationId };
});
