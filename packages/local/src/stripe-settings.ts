import type { Settings } from './env.ts';
import type { Ports } from './ports.ts';
import type { Secrets } from './secrets.ts';

/** Where Stripe is and how it is spoken to: the person's account, or the sandbox here. */
export function stripeVariables(settings: Settings, ports: Ports, secrets: Secrets) {
  return settings.STRIPE_SECRET_KEY
    ? {
        STRIPE_API_BASE: settings.STRIPE_API_BASE ?? 'https://api.stripe.com',
        STRIPE_SECRET_KEY: settings.STRIPE_SECRET_KEY,
        STRIPE_WEBHOOK_SECRETS: settings.STRIPE_WEBHOOK_SECRETS ?? '',
      }
    : {
        STRIPE_API_BASE: `http://127.0.0.1:${ports.stripeSandbox}`,
        STRIPE_SECRET_KEY: secrets.stripeSecretKey,
        STRIPE_WEBHOOK_SECRETS: secrets.stripeWebhookSecret,
      };
}
