import { creditNoteKind } from '../credit-note/credit-note-kind.ts';
import { writeOffKind } from '../invoice-work/write-off-kind.ts';
import { makeGoodKind } from '../make-good/make-good-kind.ts';
import { refundKind } from '../refund/refund-kind.ts';
import type { AnyMoneyKind } from './money-kind.ts';

/** Every kind of request to move money that can be carried out. */
const kinds: readonly AnyMoneyKind[] = [refundKind, creditNoteKind, writeOffKind, makeGoodKind];

export function moneyKindOf(kind: string): AnyMoneyKind {
  const found = kinds.find((one) => one.kind === kind);
  if (!found) throw new Error(`Nobody knows how to carry out a request of kind ${kind}.`);
  return found;
}
