import type Stripe from 'stripe';
import { writeCreditNote } from '../../credit-note/write-credit-note.ts';
import { andPost } from '../../ledger/post-object.ts';
import { fetchOptions } from '../../stripe/fetch-options.ts';
import { completeList } from '../complete-list.ts';
import { defineMirrorType } from '../mirror-type.ts';
import { refsTo } from '../refs.ts';
import { idOf } from '../stripe-time.ts';

export const creditNoteType = defineMirrorType<Stripe.CreditNote>({
  type: 'credit_note',
  retrieve: (stripe, { id }) => stripe.creditNotes.retrieve(id, {}, fetchOptions),
  list: (stripe, page) => stripe.creditNotes.list(page, fetchOptions),
  hasCreated: true,
  project: andPost(writeCreditNote),
  complete: async (stripe, note) => ({
    ...note,
    lines: await completeList(note.lines, (page) =>
      stripe.creditNotes.listLineItems(note.id, page, fetchOptions),
    ),
  }),
  related: (note) => [
    ...refsTo('invoice', idOf(note.invoice)),
    ...refsTo(
      'refund',
      note.refunds.map(({ refund }) => idOf(refund)),
    ),
  ],
});
