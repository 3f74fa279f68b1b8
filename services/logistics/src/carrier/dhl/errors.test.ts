import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAnswer, readError } from './errors.ts';

const error = (status: number, body: object | string, retryAfter: string | null = null) =>
  readError(
    status,
    Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    retryAfter,
  );

test('each refusal has its kind, whether its status stands in the head or in the body', () => {
  const cases: [number, object | string, string][] = [
    [401, { detail: 'Invalid Credentials', status: '401' }, 'AUTHENTICATION'],
    [403, { detail: 'Forbidden', code: '403' }, 'AUTHENTICATION'],
    [400, { detail: '5032: Not authorised for this account.', status: '400' }, 'AUTHENTICATION'],
    [400, { detail: 'The account number is not found or invalid.' }, 'VALIDATION'],
    [422, { detail: '#/productCode: expected minLength: 1, actual: 0' }, 'VALIDATION'],
    [404, { title: 'No result found', status: 404 }, 'NOT_FOUND'],
    [400, { detail: '1504: No image available.' }, 'NOT_FOUND'],
    [429, { title: 'Too Many Requests', status: 429 }, 'RATE_LIMITED'],
    [500, { detail: '999: Process failure occurred.', code: '500' }, 'UNAVAILABLE'],
    [503, '<html><body>Bad gateway</body></html>', 'UNAVAILABLE'],
    [409, '', 'CARRIER'],
    [200, { title: 'Not data found', status: '404' }, 'NOT_FOUND'],
  ];
  for (const [status, body, kind] of cases) {
    assert.equal(error(status, body).kind, kind, JSON.stringify(body));
  }
});

test('only a server’s error leaves open whether something was bought', () => {
  assert.equal(error(500, '').outcomeUnknown, true);
  for (const status of [400, 401, 403, 404, 422, 429]) {
    assert.equal(error(status, '').outcomeUnknown, false, String(status));
  }
});

test('the code, the fields and all the problems are told', () => {
  const many = error(422, {
    detail: 'Multiple problems found, see Additional Details',
    additionalDetails: [
      '#/content/packages/0/weight: -1 is not greater or equal to 0.001',
      '#/customerDetails/receiverDetails: required key [postalAddress] not found',
    ],
    status: '422',
  });
  assert.deepEqual(many.fields, [
    'content.packages.0.weight',
    'customerDetails.receiverDetails.postalAddress',
  ]);
  assert.match(many.message, /greater or equal.*postalAddress/);
  const city = error(400, {
    detail: 'Parameters not having correct format: cityName (maxLength=45)',
  });
  assert.deepEqual([city.code, city.fields], [null, ['cityName']]);
  assert.equal(error(400, { detail: '7008: Not available', status: '400' }).code, '7008');
});

test('DHL’s pause is told in seconds', () => {
  assert.equal(error(429, '', '7').retryAfterSeconds, 7);
  const soon = error(429, '', new Date(Date.now() + 30_000).toUTCString()).retryAfterSeconds ?? 0;
  assert.ok(soon > 25 && soon <= 30);
  assert.equal(error(429, '').retryAfterSeconds, null);
});

test('a body cut short or of another kind is unreadable, a problem with a good status a refusal', () => {
  for (const body of ['{"shipments": [{"ship', '<html/>', '']) {
    assert.throws(() => readAnswer(Buffer.from(body)), {
      code: 'UNREADABLE',
      outcomeUnknown: true,
    });
  }
  const problem = JSON.stringify({ title: 'Not data found', detail: 'None.', status: '404' });
  assert.throws(() => readAnswer(Buffer.from(problem)), { kind: 'NOT_FOUND' });
});
