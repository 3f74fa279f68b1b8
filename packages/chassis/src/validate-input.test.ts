import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { optionalText, parseInput, problem, requiredText } from './validate-input.ts';

const schema = z
  .object({
    name: requiredText(5),
    note: optionalText(3),
    lines: z.array(z.object({ quantity: z.int().min(1).max(10) })).min(1),
    email: z.email().nullish(),
  })
  .superRefine((value, context) => {
    if (value.name === 'never')
      context.addIssue(problem('NEVER', 'Not that.', 'Pas ça.', ['name']));
  });

test('a good input comes back trimmed, with blank texts as null', () => {
  const parsed = parseInput(schema, { name: ' a ', note: ' ', lines: [{ quantity: 1 }] }, 'en');
  assert.deepEqual(parsed, {
    ok: true,
    value: { name: 'a', note: null, lines: [{ quantity: 1 }] },
  });
});

test('every problem is listed with its path and code', () => {
  const input = { name: ' ', note: 'long', lines: [{ quantity: 0 }, { quantity: 11 }], email: 'x' };
  const parsed = parseInput(schema, input, 'en');
  assert.ok(!parsed.ok);
  assert.deepEqual(
    parsed.error.problems.map(({ code, path }) => [code, path.join('.')]),
    [
      ['REQUIRED', 'input.name'],
      ['TOO_LONG', 'input.note'],
      ['TOO_SMALL', 'input.lines.0.quantity'],
      ['TOO_LARGE', 'input.lines.1.quantity'],
      ['EMAIL', 'input.email'],
    ],
  );
  assert.deepEqual(parsed.error.path, ['input', 'name']);
});

test('what is missing is required, and messages are in the caller’s language', () => {
  const parsed = parseInput(schema, { lines: [] }, 'fr');
  assert.ok(!parsed.ok);
  assert.deepEqual(
    parsed.error.problems.map(({ code, message }) => [code, message]),
    [
      ['REQUIRED', 'Ce champ est obligatoire.'],
      ['TOO_FEW', 'Il en faut au moins 1.'],
    ],
  );
});

test('a check of one’s own brings its own words', () => {
  const parsed = parseInput(schema, { name: 'never', lines: [{ quantity: 1 }] }, 'fr');
  assert.ok(!parsed.ok);
  assert.deepEqual(parsed.error.problems, [
    { code: 'NEVER', message: 'Pas ça.', path: ['input', 'name'] },
  ]);
});

test('a value of the wrong type is not called missing', () => {
  const parsed = parseInput(z.object({ name: requiredText(5) }), { name: 3 }, 'en');
  assert.ok(!parsed.ok);
  assert.equal(parsed.error.problems[0]?.code, 'INVALID');
});

test('characters that are no text are refused where they stand, and nowhere else', () => {
  const wrong = ['a\0', '\ud800b', 'b\udc00', '\u0007', '\u001b[1', '\u0085', '\uffff'];
  const anything = z.object({ lines: z.array(z.object({ text: z.string() })) });
  for (const text of wrong) {
    const parsed = parseInput(anything, { lines: [{ text: 'ok' }, { text }] }, 'fr');
    assert.ok(!parsed.ok, JSON.stringify(text));
    assert.deepEqual(
      parsed.error.problems.map(({ code, path }) => [code, path.join('.')]),
      [['CHARACTERS', 'input.lines.1.text']],
    );
  }
  const fine = ['a\tb\r\nc', '👩‍👩‍👧 déjà', 'مرحبا', "'; DROP TABLE--", '<b>'].map((text) => ({
    text,
  }));
  assert.ok(parseInput(anything, { lines: fine }, 'en').ok);
});

test('what the schema finds is told beside the characters', () => {
  const parsed = parseInput(schema, { name: 'a\0', lines: [] }, 'en');
  assert.ok(!parsed.ok);
  assert.deepEqual(
    parsed.error.problems.map(({ code }) => code),
    ['CHARACTERS', 'TOO_FEW'],
  );
});
