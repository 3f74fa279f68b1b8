import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uiTranslate } from './dictionary.ts';
import { matchesWords } from './match.ts';
import { statusLook } from './status.ts';

test('a status that the registry does not know is still shown, as words', () => {
  assert.equal(statusLook('WAITING_FOR_GODOT').en, 'Waiting for godot');
  assert.equal(statusLook('in_transit').en, 'In transit');
});

test('the components speak both languages and fill in values', () => {
  assert.equal(uiTranslate('en-CA')('selected', { count: 3 }), '3 selected');
  assert.equal(uiTranslate('fr-CA')('selected', { count: 3 }), 'Sélection\u00a0: 3');
});

test('the command bar finds words by their beginnings, without accents, in any order', () => {
  assert.ok(matchesWords('Véhicules et appareils', 'app veh'));
  assert.ok(!matchesWords('Véhicules et appareils', 'icules'));
  assert.ok(matchesWords('Orders', ''));
});
