import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createPerson } from './auth/create-person.ts';
import { runCommand } from './command.ts';
import { readDatabaseUrl } from './env.ts';

/** Makes a member of staff, or gives one new roles and a new password. */
const { values } = parseArgs({
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    roles: { type: 'string' },
    password: { type: 'string' },
  },
});

const role = z.enum(['SUPPORT', 'FULFILLMENT', 'FINANCE', 'CAMPAIGN_OPS', 'ADMIN']);
const shape = {
  email: z.email().max(254),
  name: z.string().trim().min(1).max(80),
  roles: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(role).min(1)),
  password: z.string().min(10).max(200),
};

await runCommand(values, shape, readDatabaseUrl(), ({ roles: staffRoles, ...person }, deps) =>
  createPerson(deps, { ...person, staffRoles }),
);
