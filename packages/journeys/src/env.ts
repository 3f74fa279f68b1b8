import { tmpdir } from 'node:os';
import { z } from 'zod';

const address = z.url().transform((url) => url.replace(/\/+$/, ''));

/** The platform that a journey goes through, as the runner passes it; by default the local one. */
const schema = z.object({
  DASHBOARD_URL: address.default('http://localhost:3000'),
  BACKOFFICE_URL: address.default('http://localhost:3001'),
  GATEWAY_URL: address.default('http://127.0.0.1:4000'),
  MAIL_PAGE_URL: address.default('http://127.0.0.1:4103'),
  STRIPE_SANDBOX_URL: address.default('http://127.0.0.1:4100'),
  /** The local couriers, with commas between them. */
  COURIER_SANDBOX_URLS: z
    .string()
    .default([4101, 4107, 4108, 4109].map((port) => `http://127.0.0.1:${port}`).join(',')),
  /** For the command that imports traffic counts; without it the command finds `npm start`'s. */
  ANALYTICS_DATABASE_URL: z.string().default(''),
  DEMO_LOGINS_FILE: z.string().default('.local/demo-logins.json'),
  JOURNEY_FOLDER: z.string().default(tmpdir()),
});

const parsed = schema.safeParse(process.env);
if (!parsed.success) throw new Error(`Environment: ${z.prettifyError(parsed.error)}`);

export const env = parsed.data;
