import { z } from 'zod';

const schema = z.object({
  GATEWAY_URL: z.url().default('http://127.0.0.1:4000'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
});

const parsed = schema.safeParse({
  GATEWAY_URL: process.env.GATEWAY_URL,
  NODE_ENV: process.env.NODE_ENV,
});
if (!parsed.success) throw new Error(`Environment: ${z.prettifyError(parsed.error)}`);

/** The server's environment, read when it starts and not when it was built. */
export const env = parsed.data;
