import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What the runner of the journeys tells of the platform it started. */
const schema = z.object({
  GATEWAY_URL: z.url(),
  DASHBOARD_URL: z.url(),
  BACKOFFICE_URL: z.url(),
  MAIL_PAGE_URL: z.url(),
  STRIPE_SANDBOX_URL: z.url(),
  DEMO_LOGINS_FILE: z.string().min(1),
  PATH: z.string(),
});

export const env = schema.parse(process.env);

const logins = z.array(z.object({ email: z.string(), password: z.string() }));

/** The demo's member of staff who may do everything. */
export function administrator() {
  const all = logins.parse(JSON.parse(readFileSync(env.DEMO_LOGINS_FILE, 'utf8')));
  const found = all.find(({ email }) => email.startsWith('admin@'));
  if (!found) throw new Error('The demo has no administrator.');
  return found;
}
