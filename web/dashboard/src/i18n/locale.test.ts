import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { chooseLocale } from './locale.ts';

test('a choice wins over the browser, and the browser over English', () => {
  assert.equal(chooseLocale('fr', 'en'), 'fr');
  assert.equal(chooseLocale(undefined, 'de, fr-CA;q=0.9, en;q=0.8'), 'fr');
  assert.equal(chooseLocale(undefined, 'en-CA,en;q=0.9,fr;q=0.8'), 'en');
  assert.equal(chooseLocale('xx', 'fr;q=0'), 'en');
  assert.equal(chooseLocale(undefined, null), 'en');
});

const messages = new URL('../../messages/', import.meta.url);

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`));
}

const read = (locale: string, file: string): unknown =>
  JSON.parse(readFileSync(new URL(`${locale}/${file}`, messages), 'utf8'));

test('every message exists in both languages', () => {
  const files = readdirSync(new URL('en/', messages)).sort();
  assert.deepEqual(readdirSync(new URL('fr/', messages)).sort(), files);
  for (const file of files) {
    assert.deepEqual(keysOf(read('fr', file)).sort(), keysOf(read('en', file)).sort(), file);
  }
});

test('French signs stand behind a no-break space', () => {
  for (const file of readdirSync(new URL('fr/', messages))) {
    const text = readFileSync(new URL(`fr/${file}`, messages), 'utf8');
    assert.deepEqual(text.match(/[^\s"]? [;:?!»]/g) ?? [], [], file);
  }
});
