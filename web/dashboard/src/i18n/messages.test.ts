import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakingFrenchSigns, messageKeys } from '@mobilytics/web-shell/lib/message-files';

const messages = new URL('../../messages/', import.meta.url);

test('every message exists in both languages', () => {
  assert.ok(messageKeys(messages, 'en').length > 0);
  assert.deepEqual(messageKeys(messages, 'fr'), messageKeys(messages, 'en'));
});

test('French signs stand behind a no-break space', () => {
  assert.deepEqual(breakingFrenchSigns(messages), []);
});
