import { createCreditNoteIntent } from '../credit-note/create-credit-note-intent.ts';
import { voidCreditNoteIntent } from '../credit-note/void-credit-note-intent.ts';
import { createRefund } from '../refund/create-refund.ts';
import type { AnyIntentKind } from './intent-kind.ts';

/** Every kind of write to Stripe. */
const kinds: readonly AnyIntentKind[] = [
  createCreditNoteIntent,
  createRefund,
  voidCreditNoteIntent,
];

const byName = new Map(kinds.map((kind) => [kind.kind, kind]));

export function intentKindOf(name: string): AnyIntentKind {
  const kind = byName.get(name);
  if (kind === undefined) throw new Error(`No kind of intent is called ${name}.`);
  return kind;
}
