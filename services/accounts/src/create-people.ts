import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { createPerson } from './auth/create-person.ts';
import { runCommand } from './command.ts';
import { readDatabaseUrl } from './env.ts';
import { foundOrganization } from './organization/found-organization.ts';

/** Makes many people in one process, from a JSON list on the standard input; for demo data. */
const person = z.object({
  email: z.email().max(254),
  name: z.string().trim().min(1).max(80),
  password: z.string().min(10).max(200),
  /** Staff have roles, customers an organisation. */
  roles: z.array(z.enum(['SUPPORT', 'FULFILLMENT', 'FINANCE', 'CAMPAIGN_OPS', 'ADMIN'])).optional(),
  organization: z.string().trim().min(1).max(120).optional(),
  locale: z.enum(['en', 'fr']).optional(),
  at: z.iso.datetime({ offset: true }).optional(),
});

const people = JSON.parse(await text(process.stdin));
await runCommand(
  { people },
  { people: z.array(person) },
  readDatabaseUrl(),
  async (input, deps) => {
    const made = input.people.map(async ({ roles, organization, at, ...rest }) => {
      const now = at === undefined ? undefined : new Date(at);
      const facts = { staffRoles: roles, organizationName: organization, now };
      const { userId } = await createPerson(deps, { ...rest, ...facts });
      if (organization !== undefined) await foundOrganization(deps, userId, now);
      return userId;
    });
    return Promise.all(made);
  },
);
