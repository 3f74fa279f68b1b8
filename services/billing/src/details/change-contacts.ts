import { invalidInput, parseInput } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { accountOfViewer } from '../account/account-of-viewer.ts';
import type { Context } from '../context.ts';
import { notFound } from '../customer-errors.ts';
import type {
  AddBillingContactInput,
  RemoveBillingContactInput,
  UpdateBillingContactInput,
} from '../generated/resolvers.ts';
import { changeDetails } from './change-details.ts';
import { contactProblem } from './contact-problem.ts';
import { contactChange, contactInput } from './details-input.ts';

const mostContacts = 20;

/** Adds somebody whom mails are sent to. */
export async function addContact(ctx: Context, given: AddBillingContactInput) {
  const { locale } = ctx.viewer;
  const parsed = parseInput(contactInput, given, locale);
  if (!parsed.ok) return parsed.error;
  const account = await accountOfViewer(ctx);
  if (!account) return notFound('detailsNotFound', locale, 'email');
  const { organizationId } = account;
  const email = parsed.value.email.toLowerCase();
  const added = await changeDetails(ctx, account, async (tx) => {
    const contacts = await tx.db.billingContact.findMany({ where: { organizationId } });
    if (contacts.some((contact) => contact.email === email)) return 'TAKEN' as const;
    if (contacts.length >= mostContacts) return 'TOO_MANY' as const;
    const contact = await tx.db.billingContact.create({
      data: {
        ...{ id: newId('bct'), organizationId, ...parsed.value, email },
        createdAt: tx.now,
      },
    });
    const { id, createdAt: _, ...after } = contact;
    tx.audit({
      action: 'billing_contact.added',
      targetType: 'BillingContact',
      targetId: id,
      after,
    });
    return contact;
  });
  if (typeof added === 'string') return invalidInput([contactProblem(added, locale)]);
  const details = (await accountOfViewer(ctx)) ?? account;
  return { __typename: 'AddBillingContactSuccess' as const, contact: added, details };
}

/** Changes a contact. */
export async function updateContact(ctx: Context, { id, ...given }: UpdateBillingContactInput) {
  const { locale } = ctx.viewer;
  const parsed = parseInput(contactChange, given, locale);
  if (!parsed.ok) return parsed.error;
  const contact = await ctx.db.billingContact.findUnique({ where: { id } });
  const account = contact && (await accountOfViewer(ctx));
  if (!account) return notFound('contactNotFound', locale, 'id');
  const { name, email, mails, locale: language } = parsed.value;
  const changed = await changeDetails(ctx, account, async (tx) => {
    const taken =
      email &&
      (await tx.db.billingContact.findFirst({
        where: {
          organizationId: account.organizationId,
          email: email.toLowerCase(),
          id: { not: id },
        },
      }));
    if (taken) return 'TAKEN' as const;
    const after = {
      ...(name && { name }),
      ...(email && { email: email.toLowerCase() }),
      ...(language && { locale: language }),
      ...(mails && { mails }),
    };
    tx.audit({
      ...{ action: 'billing_contact.updated', targetType: 'BillingContact', targetId: id },
      ...{ before: { ...contact }, after },
    });
    return tx.db.billingContact.update({ where: { id }, data: after });
  });
  if (typeof changed === 'string') return invalidInput([contactProblem(changed, locale)]);
  return { __typename: 'UpdateBillingContactSuccess' as const, contact: changed };
}

/** Sends a contact no more mails. */
export async function removeContact(ctx: Context, { id }: RemoveBillingContactInput) {
  const contact = await ctx.db.billingContact.findUnique({ where: { id } });
  const account = contact && (await accountOfViewer(ctx));
  if (!account) return notFound('contactNotFound', ctx.viewer.locale, 'id');
  await changeDetails(ctx, account, async (tx) => {
    await tx.db.billingContact.deleteMany({ where: { id } });
    tx.audit({
      ...{ action: 'billing_contact.removed', targetType: 'BillingContact', targetId: id },
      before: { email: contact.email },
    });
  });
  const details = (await accountOfViewer(ctx)) ?? account;
  return { __typename: 'RemoveBillingContactSuccess' as const, removedId: id, details };
}
