import assert from 'node:assert/strict';
import { it } from 'node:test';
import { missingTransactions, type PostedMovement } from './missing-movements.ts';
import { balanced, entry, type Posting, reversed, shareOf, sumOf } from './posting.ts';

const at = new Date('2026-11-01T00:00:00Z');
const later = new Date('2026-11-05T00:00:00Z');
const due = { invoiceId: 'in_1' };

const finalized = (kind: 'OTHER' | 'DATA_PLAN' = 'OTHER', product = 'Plan'): Posting => ({
  movement: 'finalized',
  kind: 'INVOICE_FINALIZED',
  occurredAt: at,
  currency: 'CAD',
  entries: [
    entry('RECEIVABLE', 100, due),
    entry(`REVENUE_${kind}`, -100, { productKind: kind, product }),
  ],
});

const posted = (...postings: Posting[]): PostedMovement[] =>
  postings.map((posting) => ({ ...posting, count: 1 }));

it('posts a movement whole, at its own time, and nothing when it stands already', () => {
  const [missing, ...more] = missingTransactions([finalized()], [], later);
  assert.deepEqual(more, []);
  assert.deepEqual(missing, { ...finalized(), sequence: 1 });
  assert.deepEqual(missingTransactions([finalized()], posted(finalized()), later), []);
});

it('posts what was learned about a movement as a correction, dated when it was learned', () => {
  const wanted = finalized('DATA_PLAN');
  const [missing] = missingTransactions([wanted], posted(finalized()), later);
  assert.equal(missing?.sequence, 2);
  assert.equal(missing?.occurredAt, later);
  assert.deepEqual(
    missing?.entries.map(({ account, amountMinor }) => [account, amountMinor]),
    [
      ['REVENUE_DATA_PLAN', -100],
      ['REVENUE_OTHER', 100],
    ],
  );
});

it('posts nothing because a product was renamed', () => {
  assert.deepEqual(
    missingTransactions([finalized('OTHER', 'New name')], posted(finalized()), later),
    [],
  );
});

it('takes back a movement that the object no longer tells of', () => {
  const lost: Posting = {
    movement: 'written_off',
    kind: 'INVOICE_WRITTEN_OFF',
    occurredAt: at,
    currency: 'CAD',
    entries: [entry('BAD_DEBT', 100), entry('RECEIVABLE', -100, due)],
  };
  const [missing] = missingTransactions([finalized()], posted(finalized(), lost), later);
  assert.deepEqual(missing?.entries, reversed(lost.entries));
  assert.equal(missing?.movement, 'written_off');
  assert.equal(missing?.sequence, 2);
});

it('shows what Stripe’s parts do not explain instead of being out of balance', () => {
  const entries = balanced([entry('RECEIVABLE', 100), entry('REVENUE_OTHER', -99)]);
  assert.deepEqual(entries.at(-1), entry('SUSPENSE', -1));
  assert.deepEqual(balanced([entry('FEES', 0), entry('BANK', 0)]), []);
});

it('keeps a share of a posting in balance, whatever rounding leaves', () => {
  for (const whole of [3, 7, 1_130, 99_999]) {
    for (const part of [1, 2, Math.floor(whole / 2), whole - 1, whole]) {
      const tax = Math.floor(whole / 7);
      const entries = [
        entry('RECEIVABLE', whole, due),
        entry('REVENUE_OTHER', tax - whole),
        entry('TAX_QST', -tax, { taxableMinor: whole - tax }),
      ];
      const share = shareOf(entries, part, whole);
      assert.equal(sumOf(share), 0);
      assert.equal(share[0]?.amountMinor, part);
      assert.equal(sumOf(entries), 0, 'the entries themselves stay as they were');
    }
  }
});
