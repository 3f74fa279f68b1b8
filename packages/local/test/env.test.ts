import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from '../src/env.ts';

const message = (source: NodeJS.ProcessEnv) => {
  try {
    readSettings(source);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

test('nothing has to be set', () => {
  const settings = readSettings({});
  assert.equal(settings.MOBILYTICS_PORT_BASE, 3000);
  assert.match(settings.dataDir, /\.local$/);
});

test('every wrong variable is named in one sentence', () => {
  const sentence = message({ MOBILYTICS_PORT_BASE: 'abc', DATABASE_URL: 'localhost' });
  assert.match(sentence, /MOBILYTICS_PORT_BASE must be a number/);
  assert.match(sentence, /DATABASE_URL must be like postgres:/);
  assert.doesNotMatch(sentence, /\n/);
});

test('half a set of credentials is refused', () => {
  assert.match(message({ STRIPE_SECRET_KEY: 'sk_test_1' }), /STRIPE_WEBHOOK_SECRETS is missing/);
  assert.match(message({ S3_REGION: 'ca-central-1' }), /S3_BUCKET is missing/);
});

test('an empty variable counts as not set', () => {
  assert.equal(readSettings({ DATABASE_URL: '' }).DATABASE_URL, undefined);
});
