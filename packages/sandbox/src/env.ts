import { z } from 'zod';

const port = (standard: number) => z.coerce.number().int().min(0).max(65_535).default(standard);

const schema = z.object({
  STRIPE_SANDBOX_PORT: port(4100),
  CANADA_POST_SANDBOX_PORT: port(4101),
  CHIT_CHATS_SANDBOX_PORT: port(4109),
  USPS_SANDBOX_PORT: port(4107),
  DHL_SANDBOX_PORT: port(4108),
  SMTP_PORT: port(4102),
  MAIL_PAGE_PORT: port(4103),
  /** Without it the sandboxes forget everything when they stop. */
  SANDBOX_DATA_DIR: z.string().min(1).optional(),
  STRIPE_WEBHOOK_URL: z.url().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_').optional(),
  /** The address of the hosted checkout page for browsers, when it is not http://127.0.0.1:port. */
  STRIPE_SANDBOX_PUBLIC_URL: z.url().optional(),
  /** The only credentials to accept; without both, any are. */
  CANADA_POST_USERNAME: z.string().min(1).optional(),
  CANADA_POST_PASSWORD: z.string().min(1).optional(),
  CHIT_CHATS_CLIENT_ID: z.string().min(1).optional(),
  CHIT_CHATS_ACCESS_TOKEN: z.string().min(1).optional(),
  USPS_CLIENT_ID: z.string().min(1).optional(),
  USPS_CLIENT_SECRET: z.string().min(1).optional(),
  DHL_API_KEY: z.string().min(1).optional(),
  DHL_API_SECRET: z.string().min(1).optional(),
  DHL_UNIFIED_API_KEY: z.string().min(1).optional(),
  DHL_LIFE_SECONDS: z.coerce.number().positive().default(60),
  USPS_LIFE_SECONDS: z.coerce.number().positive().default(60),
  /** How long a parcel travels from the label to the door. */
  CANADA_POST_LIFE_SECONDS: z.coerce.number().positive().default(60),
  CHIT_CHATS_LIFE_SECONDS: z.coerce.number().positive().default(60),
});

type Env = z.output<typeof schema>;

/** Reads the environment, and names every wrong variable at once. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `  ${path.join('.')}: ${message}`,
  );
  throw new Error(`The sandboxes cannot start with these variables:\n${problems.join('\n')}`);
}
