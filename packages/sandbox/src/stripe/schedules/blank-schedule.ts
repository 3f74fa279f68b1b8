import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { Sandbox } from '../sandbox.ts';
import { invoiceSettings } from '../subscriptions/create-subscription.ts';
import type { CreateParams } from './schedule-params.ts';

type Schedule = Stripe.SubscriptionSchedule;

export function blankSchedule(sandbox: Sandbox, customer: string, params: CreateParams): Schedule {
  const created = sandbox.now();
  return {
    id: newId('sub_sched'),
    object: 'subscription_schedule',
    application: null,
    billing_mode: { flexible: null, type: 'flexible', updated_at: created },
    canceled_at: null,
    completed_at: null,
    created,
    current_phase: null,
    customer,
    customer_account: null,
    default_settings: settingsOf(params),
    end_behavior: params.end_behavior ?? 'release',
    livemode: false,
    metadata: params.metadata ?? {},
    pause_schedules: [],
    phases: [],
    released_at: null,
    released_subscription: null,
    status: 'not_started',
    subscription: null,
    test_clock: sandbox.need('customer', customer).test_clock ?? null,
  };
}

export function settingsOf(
  { default_settings: given }: Pick<CreateParams, 'default_settings'>,
  before?: Stripe.SubscriptionSchedule.DefaultSettings,
): Stripe.SubscriptionSchedule.DefaultSettings {
  return {
    application_fee_percent: null,
    billing_cycle_anchor:
      given?.billing_cycle_anchor ?? before?.billing_cycle_anchor ?? 'automatic',
    billing_thresholds: null,
    collection_method:
      given?.collection_method ?? before?.collection_method ?? 'charge_automatically',
    default_payment_method: given?.default_payment_method ?? before?.default_payment_method ?? null,
    description: given?.description || before?.description || null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
      ...before?.invoice_settings,
      ...invoiceSettings({ invoice_settings: given?.invoice_settings }),
      days_until_due:
        given?.invoice_settings?.days_until_due ?? before?.invoice_settings.days_until_due ?? null,
    },
    on_behalf_of: null,
    transfer_data: null,
  };
}
