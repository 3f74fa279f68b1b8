import { invalidInput } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { isCurrency } from '@mobilytics/money/money';
import { placeOf } from '../account/place-of.ts';
import { readAmount } from '../approval/read-amount.ts';
import type { Context } from '../context.ts';
import type { StartUsageBillingInput } from '../generated/resolvers.ts';
import { tellUsageOfAll } from '../jobs/tell-usage.ts';
import { guardMoney } from '../sync/guard-money.ts';
import { notInStep } from '../sync/not-in-step.ts';
import { beginUsageBilling } from './begin-usage-billing.ts';
import { lockUsage } from './end-usage-billing.ts';
import { usageMessage } from './usage-messages.ts';

/** Lets a customer pay by usage; what Stripe needs for it is made at once, or by the job. */
export async function startUsageBilling(ctx: Context, input: StartUsageBillingInput) {
  const { locale } = ctx.viewer;
  const { organizationId, meter, currency } = input;
  const path = ['input', 'organizationId'];
  const account = await ctx.db.billingAccount.findUnique({ where: { organizationId } });
  if (account === null) {
    return { __typename: 'NotFound' as const, message: usageMessage('noCustomer', locale), path };
  }
  const wrong = (name: Parameters<typeof usageMessage>[0], field: string, code: string) =>
    invalidInput([{ message: usageMessage(name, locale), path: ['input', field], code }]);
  if (!isCurrency(currency)) return wrong('currency', 'currency', 'INVALID');
  const price = readAmount(input.unitPrice, currency, locale, ['input', 'unitPrice']);
  if ('problem' in price) return invalidInput([price.problem]);
  if (placeOf(account.address) === null) return wrong('noAddress', 'organizationId', 'NO_ADDRESS');
  const block = await guardMoney(ctx, organizationId);
  if (block) return notInStep(block, locale, path);
  const started = await ctx.transact(async (tx) => {
    await lockUsage(tx, { organizationId, meter });
    const known = await tx.db.usageBilling.findFirst({
      where: { organizationId, meter, state: { in: ['STARTING', 'ACTIVE', 'ENDING'] } },
    });
    if (known) return { known, created: null };
    const created = await tx.db.usageBilling.create({
      data: {
        id: newId('ubl', tx.now),
        ...{ organizationId, meter, currency, unitAmountMinor: price.amountMinor },
        ...{ state: 'STARTING', startedById: ctx.viewer.actorId ?? '', createdAt: tx.now },
      },
    });
    tx.audit({
      action: 'usage_billing.started',
      ...{ targetType: 'UsageBilling', targetId: created.id, organizationId },
      after: { meter, currency, unitAmountMinor: price.amountMinor },
    });
    tx.enqueue(tellUsageOfAll, {}, { delayMs: 15_000 });
    return { known: null, created };
  });
  if (started.created === null) {
    return {
      __typename: 'UsageBillingExists' as const,
      message: usageMessage('exists', locale),
      path: ['input', 'meter'],
      usageBilling: started.known,
    };
  }
  const { id } = started.created;
  // What does not succeed now is gone on with by the job, and its state says so.
  await beginUsageBilling(ctx, id).catch((error) =>
    ctx.log.error({ err: error, usageBillingId: id }, 'Usage billing begins later.'),
  );
  const usageBilling = await ctx.db.usageBilling.findUniqueOrThrow({ where: { id } });
  return { __typename: 'StartUsageBillingSuccess' as const, usageBilling };
}
