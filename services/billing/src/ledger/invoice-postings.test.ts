import assert from 'node:assert/strict';
import { it } from 'node:test';
import type Stripe from 'stripe';
import { creditNotePostings } from './credit-note-postings.ts';
import { invoicePostings } from './invoice-postings.ts';
import { type Posting, sumOf } from './posting.ts';
import type { SaleFacts } from './sale-facts.ts';

const facts: SaleFacts = {
  products: new Map([['prod_kit', { name: 'Sensor kit', kind: 'SENSOR_KIT' }]]),
  taxRates: new Map([
    ['txr_gst', { name: 'GST', jurisdiction: 'CA-QC' }],
    ['txr_qst', { name: 'QST', jurisdiction: 'CA-QC' }],
  ]),
};

const tax = (rate: string, amount: number, taxable: number) => ({
  amount,
  tax_behavior: 'exclusive',
  taxable_amount: taxable,
  tax_rate_details: { tax_rate: rate },
});

const line = (changes: object = {}) => ({
  id: 'il_1',
  amount: 10_000,
  description: 'Sensor kit',
  discount_amounts: [],
  metadata: {},
  parent: null,
  pricing: { price_details: { product: 'prod_kit' } },
  taxes: [tax('txr_gst', 500, 10_000), tax('txr_qst', 998, 10_000)],
  ...changes,
});

/** A kit of 100.00 in Québec: 114.98, finalised on 1 November. */
const invoice = (changes: object = {}, transitions: object = {}) =>
  ({
    id: 'in_1',
    object: 'invoice',
    status: 'open',
    currency: 'cad',
    created: 1_793_500_000,
    total: 11_498,
    amount_remaining: 11_498,
    pre_payment_credit_notes_amount: 0,
    lines: { data: [line()] },
    metadata: {},
    parent: null,
    customer_address: null,
    customer_shipping: null,
    shipping_cost: null,
    status_transitions: {
      finalized_at: 1_793_500_000,
      voided_at: null,
      paid_at: null,
      marked_uncollectible_at: null,
      ...transitions,
    },
    ...changes,
  }) as unknown as Stripe.Invoice;

const amounts = (postings: Posting[]) =>
  postings.map(({ movement, entries }) => [
    movement,
    Object.fromEntries(entries.map(({ account, amountMinor }) => [account, amountMinor])),
  ]);

const sale = {
  RECEIVABLE: 11_498,
  REVENUE_SENSOR_KIT: -10_000,
  TAX_GST_HST: -500,
  TAX_QST: -998,
};
const saleBack = {
  RECEIVABLE: -11_498,
  REVENUE_SENSOR_KIT: 10_000,
  TAX_GST_HST: 500,
  TAX_QST: 998,
};
const payment = (amount: number, type = 'payment_intent') => ({
  id: 'inpay_1',
  status: 'paid',
  amount_paid: amount,
  created: 1_793_600_000,
  payment: { type },
  status_transitions: { paid_at: 1_793_600_000 },
});

const cases: [name: string, invoice: Stripe.Invoice, expected: unknown][] = [
  ['a draft moves nothing', invoice({ status: 'draft' }, { finalized_at: null }), []],
  ['a finalised invoice is due, earned and taxed', invoice(), [['finalized', sale]]],
  [
    'a payment takes the claim away',
    invoice({
      status: 'paid',
      amount_remaining: 0,
      payments: { data: [payment(11_498), { ...payment(1), status: 'canceled' }] },
    }),
    [
      ['finalized', sale],
      ['payment:inpay_1', { UNAPPLIED_PAYMENTS: 11_498, RECEIVABLE: -11_498 }],
    ],
  ],
  [
    'what was paid outside Stripe lies outside Stripe',
    invoice(
      { status: 'paid', amount_remaining: 0, amount_paid_off_stripe: 11_498 },
      { paid_at: 1_793_600_000 },
    ),
    [
      ['finalized', sale],
      ['paid_out_of_band', { OUT_OF_BAND: 11_498, RECEIVABLE: -11_498 }],
    ],
  ],
  [
    'a void invoice was never owed',
    invoice({ status: 'void' }, { voided_at: 1_793_700_000 }),
    [
      ['finalized', sale],
      ['voided', saleBack],
    ],
  ],
  [
    'a void invoice takes back only what credit notes left of it',
    invoice({ status: 'void', pre_payment_credit_notes_amount: 5_749 }),
    [
      ['finalized', sale],
      ['voided', { RECEIVABLE: -5_749, REVENUE_SENSOR_KIT: 5_000, TAX_GST_HST: 250, TAX_QST: 499 }],
    ],
  ],
  [
    'an uncollectible invoice is lost, as far as it was not paid',
    invoice({
      status: 'uncollectible',
      amount_remaining: 1_498,
      payments: { data: [payment(10_000)] },
    }),
    [
      ['finalized', sale],
      ['payment:inpay_1', { UNAPPLIED_PAYMENTS: 10_000, RECEIVABLE: -10_000 }],
      ['written_off', { BAD_DEBT: 1_498, RECEIVABLE: -1_498 }],
    ],
  ],
  [
    'a proration to the customer’s favour makes us owe',
    invoice({
      total: -1_150,
      amount_remaining: 0,
      status: 'paid',
      lines: {
        data: [
          line({
            amount: -1_000,
            pricing: null,
            parent: { subscription_item_details: { subscription_item: 'si_1' } },
            taxes: [tax('txr_gst', -50, -1_000), tax('txr_qst', -100, -1_000)],
          }),
        ],
      },
    }),
    [
      [
        'finalized',
        { RECEIVABLE: -1_150, REVENUE_DATA_PLAN: 1_000, TAX_GST_HST: 50, TAX_QST: 100 },
      ],
    ],
  ],
  [
    'a discount is not earned',
    invoice({
      total: 9_000,
      lines: { data: [line({ discount_amounts: [{ amount: 1_000 }], taxes: [] })] },
    }),
    [['finalized', { RECEIVABLE: 9_000, REVENUE_SENSOR_KIT: -9_000 }]],
  ],
  [
    'a tax inside the price is not earned',
    invoice({
      total: 10_500,
      lines: {
        data: [
          line({
            amount: 10_500,
            taxes: [{ ...tax('txr_gst', 500, 10_000), tax_behavior: 'inclusive' }],
          }),
        ],
      },
    }),
    [['finalized', { RECEIVABLE: 10_500, REVENUE_SENSOR_KIT: -10_000, TAX_GST_HST: -500 }]],
  ],
  [
    'an invoice of nothing moves nothing',
    invoice({ total: 0, lines: { data: [line({ amount: 0, taxes: [] })] } }),
    [['finalized', {}]],
  ],
  [
    'an invoice in yen counts yen',
    invoice({
      currency: 'jpy',
      total: 1_000,
      lines: { data: [line({ amount: 1_000, taxes: [] })] },
    }),
    [['finalized', { RECEIVABLE: 1_000, REVENUE_SENSOR_KIT: -1_000 }]],
  ],
  [
    'what Stripe’s lines do not explain is shown as such',
    invoice({ total: 11_500 }),
    [['finalized', { ...sale, RECEIVABLE: 11_500, SUSPENSE: -2 }]],
  ],
];
for (const [name, object, expected] of cases) {
  it(name, () => {
    const postings = invoicePostings(object, facts);
    assert.deepEqual(amounts(postings), expected);
    for (const { entries } of postings) assert.equal(sumOf(entries), 0);
  });
}

it('says where a sale was taxed, on what, and which sale bore no tax', () => {
  const [{ entries } = { entries: [] }] = invoicePostings(invoice(), facts);
  assert.deepEqual(
    entries.map(({ jurisdiction, taxName, taxableMinor, isExempt }) => [
      jurisdiction,
      taxName,
      taxableMinor,
      isExempt,
    ]),
    [
      [null, null, null, null],
      ['CA-QC', null, null, false],
      ['CA-QC', 'GST', 10_000, null],
      ['CA-QC', 'QST', 10_000, null],
    ],
  );
  const exempt = invoice({
    total: 10_000,
    metadata: { tax_jurisdiction: 'US-OR' },
    lines: { data: [line({ taxes: [] })] },
  });
  const [, revenue] = invoicePostings(exempt, facts)[0]?.entries ?? [];
  assert.deepEqual([revenue?.jurisdiction, revenue?.isExempt], ['US-OR', true]);
});

const note = (changes: object) =>
  ({
    id: 'cn_1',
    object: 'credit_note',
    status: 'issued',
    currency: 'cad',
    created: 1_793_800_000,
    effective_at: null,
    voided_at: null,
    invoice: 'in_1',
    pre_payment_amount: 0,
    post_payment_amount: 0,
    out_of_band_amount: null,
    refunds: [],
    shipping_cost: null,
    lines: {
      data: [
        {
          id: 'cnli_1',
          invoice_line_item: 'il_1',
          amount: 1_000,
          description: 'Sensor kit',
          discount_amounts: [],
          taxes: [tax('txr_gst', 50, 1_000), tax('txr_qst', 100, 1_000)],
        },
      ],
    },
    ...changes,
  }) as unknown as Stripe.CreditNote;

const credited = { CREDIT_NOTES: 1_000, TAX_GST_HST: 50, TAX_QST: 100 };
const noteCases: [name: string, note: Stripe.CreditNote, expected: unknown][] = [
  [
    'a credit note before payment lowers what is due',
    note({ pre_payment_amount: 1_150 }),
    [['issued', { ...credited, RECEIVABLE: -1_150 }]],
  ],
  [
    'a credit note after payment goes to refund, outside Stripe and the customer’s balance',
    note({
      post_payment_amount: 1_150,
      out_of_band_amount: 100,
      refunds: [{ amount_refunded: 1_000 }],
    }),
    [['issued', { ...credited, REFUNDS: -1_000, OUT_OF_BAND: -100, CUSTOMER_CREDIT: -50 }]],
  ],
  [
    'a void credit note credits nothing in the end',
    note({ pre_payment_amount: 1_150, status: 'void', voided_at: 1_793_900_000 }),
    [
      ['issued', { ...credited, RECEIVABLE: -1_150 }],
      ['voided', { CREDIT_NOTES: -1_000, TAX_GST_HST: -50, TAX_QST: -100, RECEIVABLE: 1_150 }],
    ],
  ],
];
for (const [name, object, expected] of noteCases) {
  it(name, () => {
    const postings = creditNotePostings(object, invoice(), facts);
    assert.deepEqual(amounts(postings), expected);
    for (const { entries } of postings) assert.equal(sumOf(entries), 0);
    const [contra] = postings[0]?.entries ?? [];
    assert.deepEqual([contra?.productKind, contra?.product], ['SENSOR_KIT', 'Sensor kit']);
  });
}

const ownLine = (amount: number) => ({
  id: 'cnli_2',
  invoice_line_item: null,
  ...{ amount, description: 'Rounding / Arrondi', discount_amounts: [], taxes: [] },
});

it('calls a credit that names no line of its invoice what it is', () => {
  const byAmount = note({ post_payment_amount: 1_000, lines: { data: [ownLine(1_000)] } });
  const [contra] = creditNotePostings(byAmount, invoice(), facts)[0]?.entries ?? [];
  assert.deepEqual([contra?.product, contra?.isExempt], ['Credit of an amount', true]);
});

it('counts the cent that rounds a credit off to what it credits', () => {
  const { lines } = note({});
  const rounded = note({
    ...{ pre_payment_amount: 1_151, lines: { data: [...lines.data, ownLine(1)] } },
  });
  const entries = creditNotePostings(rounded, invoice(), facts)[0]?.entries ?? [];
  const contra = entries.filter(({ account }) => account === 'CREDIT_NOTES');
  assert.deepEqual(
    contra.map(({ amountMinor, product, isExempt }) => [amountMinor, product, isExempt]),
    [
      [1_000, 'Sensor kit', false],
      [1, 'Sensor kit', false],
    ],
  );
});

it('calls shipping one product, whatever language the payment page spoke', () => {
  const facts: SaleFacts = {
    products: new Map(
      ['Shipping', 'Livraison'].map((name) => [
        `prod_${name}`,
        { name, kind: 'SHIPPING' as const },
      ]),
    ),
    taxRates: new Map(),
  };
  for (const name of ['Shipping', 'Livraison']) {
    const pricing = { price_details: { product: `prod_${name}` } };
    const sold = invoice({ lines: { data: [line({ pricing, description: name, taxes: [] })] } });
    const [, revenue] = invoicePostings(sold, facts)[0]?.entries ?? [];
    assert.deepEqual([revenue?.productKind, revenue?.product], ['SHIPPING', 'Shipping']);
  }
});
