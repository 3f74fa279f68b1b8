import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CarrierError } from '../carrier-error.ts';
import { readLabel } from './label.ts';
import { replay } from './replay.ts';

const captured = (body: unknown, status = 200) => ({
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  status,
  contentType: null,
});
const refused = (read: () => unknown): CarrierError => {
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof CarrierError, String(error));
    return error;
  }
  return assert.fail('nothing was refused');
};

test('prices are read from every form, with amounts written as they come', () => {
  const rates = (body: unknown) =>
    (replay.rates?.(captured(body)) ?? []).map(({ service, amountMinor }) => [
      service,
      amountMinor,
    ]);
  const rate = {
    mailClass: 'PRIORITY_MAIL',
    price: '9.35',
    fees: [{ name: 'Oversize', price: 4 }],
  };
  assert.deepEqual(rates({ totalBasePrice: 13.35, rates: [rate] }), [['PRIORITY_MAIL', 1335]]);
  assert.deepEqual(rates({ rates: [rate] }), [['PRIORITY_MAIL', 1335]]);
  assert.deepEqual(rates({ rateOptions: [{ totalBasePrice: '8.10', rates: [rate] }] }), [
    ['PRIORITY_MAIL', 810],
  ]);
  const two = [rate, { mailClass: 'MEDIA_MAIL', price: 4.47 }];
  assert.deepEqual(rates({ totalBasePrice: 17.82, rates: two }), [
    ['PRIORITY_MAIL', 1335],
    ['MEDIA_MAIL', 447],
  ]);
  const priceless = { mailClass: 'PRIORITY_MAIL', rateOptions: [{ rates: [{ price: null }] }] };
  assert.deepEqual(rates({ pricingOptions: [{ shippingOptions: [priceless] }] }), []);
  assert.deepEqual(rates({ pricingOptions: [] }), []);
  assert.deepEqual(rates([]), []);
});

test('the time of a delivery is read from its name, and its day from either field', () => {
  const option = (commitment: object | null) => ({
    shippingOptions: [
      { mailClass: 'X', rateOptions: [{ commitment, totalBasePrice: 1, rates: [{ price: 1 }] }] },
    ],
  });
  const times: [object | null, number | null, string | null][] = [
    [{ name: '2 Days', scheduleDeliveryDate: '2026-11-25' }, 2, '2026-11-25'],
    [{ name: '1-Day', expectedDeliveryDate: '2026-11-24T18:00' }, 1, '2026-11-24'],
    [{ name: '3-5 Days' }, 5, null],
    [{ name: 'MILITARY' }, null, null],
    [{ name: 'NO STD', scheduleDeliveryDate: '' }, null, null],
    [null, null, null],
  ];
  for (const [commitment, transitDays, deliverBy] of times) {
    const [offer] = replay.rates?.(captured({ pricingOptions: [option(commitment)] })) ?? [];
    assert.deepEqual([offer?.transitDays, offer?.deliverBy], [transitDays, deliverBy]);
  }
});

const metadata = {
  trackingNumber: '9205590123456700000011',
  ...{ postage: '7.20', extraServices: [{ name: 'Signature', price: 3.75 }], fees: null },
};
const pdf = Buffer.from('%PDF-1.4 a label').toString('base64');
const part = (name: string, type: string, body: string) =>
  `--b1\r\nContent-Type: ${type}\r\nContent-Encoding: gzip\r\nContent-Disposition: form-data; filename="x.pdf"; name="${name}"\r\n\r\n${body}\r\n`;

test('a label is read from JSON, from parts, from a reprint, and from abroad', () => {
  const parts = `${part('labelMetadata', 'application/json', JSON.stringify(metadata))}${part('labelImage', 'application/pdf', pdf)}--b1--\r\n`;
  const bodies = [
    { ...metadata, labelImage: pdf },
    { labelMetadata: metadata, labelImage: pdf, reprintInfo: { reprintNumber: 1 } },
    parts,
    parts.replaceAll('\r\n', '\n'),
    {
      ...metadata,
      trackingNumber: undefined,
      internationalTrackingNumber: metadata.trackingNumber,
    },
  ];
  for (const body of bodies) {
    const label = replay.label?.(captured(body)) as { trackingNumber: string; charged: unknown };
    assert.equal(label.trackingNumber, metadata.trackingNumber);
    assert.deepEqual(label.charged, { amountMinor: 1095, currency: 'USD' });
  }
  const half = refused(() => replay.label?.(captured(JSON.stringify(metadata).slice(0, 40))));
  assert.deepEqual([half.code, half.outcomeUnknown], ['UNREADABLE', true]);
  assert.equal(refused(() => replay.label?.(captured({ postage: 4 }))).code, 'UNREADABLE');
});

test('a label’s file that broke off is not taken for a label, but its number is', () => {
  const whole = Buffer.from('%PDF-1.4\nall of it\n%%EOF\n').toString('base64');
  const form = (image: string) =>
    Buffer.from(
      `${part('labelMetadata', 'application/json', JSON.stringify(metadata))}${part('labelImage', 'application/pdf', image)}--b1--\r\n`,
    );
  assert.equal(readLabel(form(whole), 'PDF_4X6').label?.format, 'PDF_4X6');
  const broken = readLabel(form(whole.slice(0, 20)), 'PDF_4X6');
  assert.deepEqual([broken.label, broken.trackingNumber], [null, metadata.trackingNumber]);
});

test('a cancellation that was made before is an outcome, another refusal is not', () => {
  const refusal = (detail: string) => ({
    error: { code: '400', message: 'Bad Request', errors: [{ title: 'Bad Request', detail }] },
  });
  const read = (body: unknown, status = 200) => replay.void?.(captured(body, status));
  assert.deepEqual(read({ status: 'DISPUTED', disputeId: 77 }), {
    status: 'REFUND_REQUESTED',
    refundReference: '77',
  });
  assert.deepEqual(read(refusal('Order already canceled'), 400), {
    ...{ status: 'VOIDED', refundReference: null },
  });
  const today = 'A refund request for this order has already been submitted today';
  assert.deepEqual(read(refusal(today), 400), {
    ...{ status: 'REFUND_REQUESTED', refundReference: null },
  });
  assert.equal(refused(() => read(refusal('Order not found'), 400)).kind, 'NOT_FOUND');
  const never = 'A refund request for this order cannot be submitted';
  assert.equal(refused(() => read(refusal(never), 400)).kind, 'CARRIER');
});

test('every error has its kind, its code, its words and its fields', () => {
  const problem = (code: string, detail: string, parameter = '') => ({
    error: {
      ...{ code: '400', message: 'Bad Request' },
      errors: [{ status: '400', code, title: 'BAD_REQUEST', detail, source: { parameter } }],
    },
  });
  const oas =
    'OASValidation OpenAPI-Spec-Validation: failed with reason: "[ERROR - [Path \'/packageDescription/weight\'] Numeric instance is lower]"';
  const errors: [unknown, number, string, string | null, string[]][] = [
    [
      problem('010005', 'Address Not Found', 'toAddress, city'),
      400,
      'VALIDATION',
      '010005',
      ['toAddress', 'city'],
    ],
    [
      { error: { code: '400', message: oas, errors: [] } },
      400,
      'VALIDATION',
      '400',
      ['packageDescription.weight'],
    ],
    [problem('150002', 'The tracking number may be incorrect'), 400, 'NOT_FOUND', '150002', []],
    [{ error: { code: '404', message: 'none', errors: [] } }, 404, 'NOT_FOUND', '404', []],
    [{ error: { code: '401', message: 'Unauthorized' } }, 401, 'AUTHENTICATION', '401', []],
    [
      { error: { code: '403', message: 'Insufficient OAuth scope.' } },
      403,
      'AUTHENTICATION',
      '403',
      [],
    ],
    [
      { error: 'invalid_client', error_description: 'no' },
      400,
      'AUTHENTICATION',
      'invalid_client',
      [],
    ],
    [
      {
        fault: {
          faultstring: 'Rate limit quota violation.',
          detail: { errorcode: 'policies.ratelimit.QuotaViolation' },
        },
      },
      429,
      'RATE_LIMITED',
      'policies.ratelimit.QuotaViolation',
      [],
    ],
    [{ error: { code: '503', message: 'Service Unavailable' } }, 503, 'UNAVAILABLE', '503', []],
    ['<html><title>502 Bad Gateway</title></html>', 502, 'UNAVAILABLE', null, []],
    ['', 500, 'UNAVAILABLE', null, []],
    [
      problem('160382', 'This label has reached the reprint limit of 3 reprints'),
      400,
      'CARRIER',
      '160382',
      [],
    ],
  ];
  for (const [body, status, kind, code, fields] of errors) {
    const error = replay.error(captured(body, status));
    assert.deepEqual([error.kind, error.code, error.fields], [kind, code, fields]);
    assert.equal(error.outcomeUnknown, kind === 'UNAVAILABLE');
    assert.ok(error.message.length > 0);
  }
  const limited = { ...captured('', 429), retryAfter: '7' };
  assert.equal(replay.error(limited).retryAfterSeconds, 7);
  const soon = new Date(Date.now() + 30_000).toUTCString();
  const dated = replay.error({ ...limited, retryAfter: soon }).retryAfterSeconds ?? 0;
  assert.ok(dated > 25 && dated <= 31);
});

test('a refusal under a good status is a refusal, and a page of HTML is unreadable', () => {
  const body = { error: { code: '400', message: 'No such number.', errors: [] } };
  for (const operation of ['rates', 'label', 'tracking', 'manifest', 'pickup'] as const) {
    assert.equal(refused(() => replay[operation]?.(captured(body))).kind, 'VALIDATION', operation);
    const page = refused(() => replay[operation]?.(captured('<html>')));
    assert.equal(page.code, 'UNREADABLE', operation);
  }
});

test('addresses are judged by their delivery point and their corrections', () => {
  const answer = (more: object) => ({
    address: { streetAddress: '1 MAIN ST', city: 'TULSA', state: 'OK', ZIPCode: '74103' },
    ...more,
  });
  const point = (DPVConfirmation: string) => ({ additionalInfo: { DPVConfirmation } });
  const verdicts: [object, string][] = [
    [{ ...point('Y'), corrections: [{ code: '', text: '' }], matches: [{ code: '31' }] }, 'VALID'],
    [point('D'), 'AMBIGUOUS'],
    [point('S'), 'AMBIGUOUS'],
    [point('N'), 'INVALID'],
    [{ corrections: [{ code: '32', text: 'Default address' }] }, 'AMBIGUOUS'],
    [{ corrections: [{ code: '22', text: 'Multiple addresses' }] }, 'AMBIGUOUS'],
    [{ additionalInfo: null, corrections: null }, 'VALID'],
  ];
  for (const [more, verdict] of verdicts) {
    const check = replay.address?.(captured(answer(more))) as { verdict: string };
    assert.equal(check.verdict, verdict, JSON.stringify(more));
  }
  const words: [string, string, string][] = [
    ['The city in the request is missing or invalid.', 'INVALID', 'city'],
    ['The state code in the request is missing or invalid.', 'INVALID', 'region'],
    ['The city and state are missing or together unverifiable.', 'INVALID', 'city'],
    ['The address requested is an invalid delivery address.', 'INVALID', 'line1'],
    ['Multiple addresses were found, and no default exists.', 'AMBIGUOUS', 'line1'],
  ];
  for (const [message, verdict, field] of words) {
    const body = { error: { code: '404', message, errors: [] } };
    const check = replay.address?.(captured(body, 404)) as {
      verdict: string;
      problems: { field: string }[];
    };
    assert.deepEqual([check.verdict, check.problems[0]?.field], [verdict, field], message);
  }
  const limited = refused(() => replay.address?.(captured('', 429)));
  assert.equal(limited.kind, 'RATE_LIMITED');
});
