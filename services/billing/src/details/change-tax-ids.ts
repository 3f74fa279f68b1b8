import { invalidInput, parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { z } from 'zod';
import { accountOfViewer } from '../account/account-of-viewer.ts';
import { ensureCustomer } from '../account/ensure-customer.ts';
import type { Context } from '../context.ts';
import { notFound, unavailable } from '../customer-errors.ts';
import type { AddTaxIdInput, RemoveTaxIdInput } from '../generated/resolvers.ts';
import { carryOut } from '../intent/carry-out.ts';
import { intend } from '../intent/intend.ts';
import type { Locale } from '../payment/failure-messages.ts';
import { createTaxId, deleteTaxId } from './customer-intents.ts';
import { taxIdForms } from './tax-id-forms.ts';

const inputSchema = z.object({
  type: requiredText(30),
  value: requiredText(40).transform((text) => text.toUpperCase()),
});
const mostTaxIds = 5;

/** Adds a tax number, here once Stripe has it. */
export async function addTaxId(ctx: Context, given: AddTaxIdInput) {
  const { locale } = ctx.viewer;
  const parsed = parseInput(inputSchema, given, locale);
  if (!parsed.ok) return parsed.error;
  const { type, value } = parsed.value;
  const known = Object.hasOwn(taxIdForms, type) ? taxIdForms[type] : undefined;
  if (!known) return wrong('type', 'KIND', locale, Object.keys(taxIdForms).join(', '));
  if (!known.form.test(value)) return wrong('value', 'FORM', locale, known.example);
  const account = await accountOfViewer(ctx);
  if (!account) return notFound('detailsNotFound', locale, 'type');
  const { organizationId } = account;
  const there = await ctx.db.taxId.findMany({ where: { organizationId } });
  if (there.some((one) => one.type === type && one.value === value)) {
    return wrong('value', 'TAKEN', locale, value);
  }
  if (there.length >= mostTaxIds) return wrong('value', 'TOO_MANY', locale, String(mostTaxIds));
  const us = ctx.services.ourselves();
  const customerId = await ensureCustomer(us, account);
  const intentId = await ctx.transact(async (tx) => {
    tx.audit({
      ...{ action: 'tax_id.added', targetType: 'BillingAccount', targetId: account.id },
      after: { type, value },
    });
    return intend(
      tx,
      createTaxId,
      { customerId, type, value },
      { organizationId, key: `tax-id:${ctx.viewer.requestId}`, actorId: ctx.viewer.actorId },
    );
  });
  const carried = await carryOut(us, intentId);
  if (carried.outcome === 'REFUSED') return wrong('value', 'FORM', locale, known.example);
  return { __typename: 'AddTaxIdSuccess' as const, details: account };
}

/** Takes a tax number off future invoices. */
export async function removeTaxId(ctx: Context, { id }: RemoveTaxIdInput) {
  const { locale } = ctx.viewer;
  const taxId = await ctx.db.taxId.findUnique({ where: { id } });
  const account = taxId && (await accountOfViewer(ctx));
  const customerId = account?.stripeCustomerId;
  if (!customerId || !taxId) return notFound('taxIdNotFound', locale, 'id');
  const { organizationId } = account;
  const { stripeTaxId, type, value } = taxId;
  const intentId = await ctx.transact(async (tx) => {
    tx.audit({
      ...{ action: 'tax_id.removed', targetType: 'BillingAccount', targetId: account.id },
      before: { type, value },
    });
    return intend(
      tx,
      deleteTaxId,
      { customerId, stripeTaxId },
      { organizationId, key: `tax-id-gone:${stripeTaxId}`, actorId: ctx.viewer.actorId },
    );
  });
  const carried = await carryOut(ctx.services.ourselves(), intentId);
  if (carried.outcome === 'REFUSED') return unavailable(locale, 'id');
  return { __typename: 'RemoveTaxIdSuccess' as const, removedId: id, details: account };
}

type Wrong = 'KIND' | 'FORM' | 'TAKEN' | 'TOO_MANY';

const words: Record<Wrong, Record<Locale, (right: string) => string>> = {
  KIND: {
    en: (kinds) => `This kind of number is not known. Choose one of ${kinds}.`,
    fr: (kinds) => `Ce type de numéro est inconnu. Choisissez parmi ${kinds}.`,
  },
  FORM: {
    en: (example) => `This number is not written as its authority does. Write it like ${example}.`,
    fr: (example) =>
      `Ce numéro n’est pas écrit comme le fait l’administration. Écrivez-le comme ${example}.`,
  },
  TAKEN: {
    en: () => 'This number is on your invoices already.',
    fr: () => 'Ce numéro figure déjà sur vos factures.',
  },
  TOO_MANY: {
    en: (count) => `There are ${count} numbers already. Remove one first.`,
    fr: (count) => `Il y a déjà ${count} numéros. Retirez-en d’abord un.`,
  },
};

const wrong = (field: string, code: Wrong, locale: Locale, right: string) =>
  invalidInput([{ code, message: words[code][locale](right), path: ['input', field] }]);
