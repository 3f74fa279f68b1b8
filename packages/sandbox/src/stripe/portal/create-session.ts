import type Stripe from 'stripe';
import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { newId, randomText } from '../ids.ts';
import { text } from '../params.ts';
import type { Sandbox } from '../sandbox.ts';
import { defaultConfiguration } from './configuration.ts';

type Session = Stripe.BillingPortal.Session;
type Flow = Stripe.BillingPortal.Session.Flow;

const webAddress = z.string().regex(/^https?:\/\/\S+$/, 'Not a valid URL');
const ofSubscription = z.strictObject({ subscription: text });
const flowData = z.strictObject({
  after_completion: z
    .strictObject({
      hosted_confirmation: z.strictObject({ custom_message: text.optional() }).optional(),
      redirect: z.strictObject({ return_url: webAddress }).optional(),
      type: z.enum(['hosted_confirmation', 'portal_homepage', 'redirect']),
    })
    .optional(),
  subscription_cancel: ofSubscription.optional(),
  subscription_update: ofSubscription.optional(),
  type: z.enum(['payment_method_update', 'subscription_cancel', 'subscription_update']),
});
export const sessionParams = z.strictObject({
  configuration: text.optional(),
  customer: text,
  flow_data: flowData.optional(),
  locale: text.optional(),
  return_url: webAddress.optional(),
});

/** The session is shown once and only its address matters: the secret in it is the key. */
export function createPortalSession(
  sandbox: Sandbox,
  params: z.output<typeof sessionParams>,
): Session {
  const customer = sandbox.need('customer', params.customer, 'customer').id;
  const configuration = params.configuration
    ? sandbox.need('billing_portal.configuration', params.configuration, 'configuration')
    : defaultConfiguration(sandbox);
  if (!configuration.active)
    throw invalidRequest('The configuration is not active.', { param: 'configuration' });
  const secret = randomText(64);
  const session = sandbox.store.put<Session>({
    id: newId('bps'),
    object: 'billing_portal.session',
    configuration: configuration.id,
    created: sandbox.now(),
    customer,
    customer_account: null,
    flow: params.flow_data ? flowOf(sandbox, params.flow_data, customer, configuration) : null,
    livemode: false,
    locale: (params.locale ?? null) as Session['locale'],
    on_behalf_of: null,
    return_url: params.return_url ?? configuration.default_return_url,
    url: `${sandbox.baseUrl}/p/session/${secret}`,
  });
  sandbox.store.put({
    id: secret,
    object: 'sandbox.portal',
    session: session.id,
    openedAtMs: Date.now(),
  });
  sandbox.emit('billing_portal.session.created', session);
  return session;
}

function flowOf(
  sandbox: Sandbox,
  given: z.output<typeof flowData>,
  customer: string,
  { features }: Stripe.BillingPortal.Configuration,
): Flow {
  const refuse = (name: string) => {
    throw invalidRequest(
      `This session cannot be created because the \`${name}\` feature is disabled in the portal configuration.`,
      { param: 'flow_data[type]' },
    );
  };
  if (!features[given.type].enabled) refuse(given.type);
  const ofType = (type: 'subscription_cancel' | 'subscription_update') => {
    if (given.type !== type) return null;
    const param = `flow_data[${type}][subscription]`;
    const id = given[type]?.subscription;
    if (!id)
      throw invalidRequest(`Missing required param: ${param}.`, {
        code: 'parameter_missing',
        param,
      });
    const subscription = sandbox.need('subscription', id, param);
    if (subscription.customer !== customer || subscription.ended_at !== null)
      throw invalidRequest(`No such subscription: '${id}'`, { code: 'resource_missing', param });
    return subscription.id;
  };
  const canceled = ofType('subscription_cancel');
  const updated = ofType('subscription_update');
  const after = given.after_completion;
  return {
    after_completion: {
      hosted_confirmation: after?.hosted_confirmation
        ? { custom_message: after.hosted_confirmation.custom_message ?? null }
        : null,
      redirect: after?.redirect ?? null,
      type: after?.type ?? 'portal_homepage',
    },
    customer_update: null,
    subscription_cancel: canceled ? { retention: null, subscription: canceled } : null,
    subscription_pause: null,
    subscription_update: updated ? { subscription: updated } : null,
    subscription_update_confirm: null,
    type: given.type,
  };
}
