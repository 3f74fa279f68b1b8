import type { InputProblem } from '@mobilytics/chassis/validate-input';
import type { Context } from '../context.ts';
import { findCustomer } from '../customer/customer.repository.ts';
import type { Words } from '../locale.ts';

/**
 * What is wrong with the organisation an order is placed for, or null. Customers order for their
 * own; staff, who act for none, name one that we know.
 */
export async function customerProblem(
  { viewer, db }: Context,
  named: string | null,
): Promise<InputProblem | null> {
  const problem = (code: string, words: Words) => ({
    code,
    message: words[viewer.locale],
    path: ['input', 'organizationId'],
  });
  if (viewer.organizationId !== null) {
    const isOwn = named === null || named === viewer.organizationId;
    return isOwn ? null : problem('NOT_ALLOWED', notYours);
  }
  if (named === null) return problem('REQUIRED', missing);
  return (await findCustomer(db, named)) === null ? problem('UNKNOWN', unknown) : null;
}

const notYours: Words = {
  en: 'Orders are placed for your own organisation. Leave this out.',
  fr: 'Les commandes sont passées pour votre propre organisation. Laissez ce champ vide.',
};
const missing: Words = {
  en: 'Say which organisation the order is for.',
  fr: 'Indiquez l’organisation pour laquelle la commande est passée.',
};
const unknown: Words = {
  en: 'There is no such organisation.',
  fr: 'Cette organisation n’existe pas.',
};
