import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { env } from './env.ts';
import { repository } from './run-command.ts';

const logins = z.array(
  z.object({ who: z.string(), email: z.string(), password: z.string(), app: z.string() }),
);

export type DemoLogin = z.output<typeof logins>[number];

/** Who may sign in to the demo data: the first of an app, or the one whose address begins so. */
export function demoLogin(app: 'dashboard' | 'backoffice', name = ''): DemoLogin {
  const path = env.DEMO_LOGINS_FILE;
  const text = readFileSync(isAbsolute(path) ? path : join(repository, path), 'utf8');
  const login = logins
    .parse(JSON.parse(text))
    .find((one) => one.app === app && one.email.startsWith(name));
  if (!login) throw new Error(`The demo data has no login ${name} for the ${app}.`);
  return login;
}
