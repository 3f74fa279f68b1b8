import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type Secrets = ReturnType<typeof makeSecrets>;

export function makeSecrets() {
  const secret = () => randomBytes(32).toString('hex');
  return {
    identity: secret(),
    auth: secret(),
    databasePassword: secret(),
    stripeSecretKey: `sk_test_${secret().slice(0, 32)}`,
    stripeWebhookSecret: `whsec_${secret()}`,
  };
}

/** This machine's secrets: made on the first start, the same ever after. */
export function readSecrets(path: string): Secrets {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
  const secrets = makeSecrets();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 });
  return secrets;
}
