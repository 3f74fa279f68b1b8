import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readXml, writeXml, XmlError } from './xml.ts';

test('elements are written in the order given, and what is undefined is left out', () => {
  const text = writeXml('a', 'urn:x', [
    ['z', '1'],
    ['b', undefined],
    ['c', [['d', 'Tom & <Ann>\n']]],
  ]);
  assert.match(text, /<a xmlns="urn:x"><z>1<\/z><c><d>Tom &amp; &lt;Ann&gt; <\/d><\/c><\/a>$/);
  assert.equal(readXml(text).node.text('c', 'd'), 'Tom & <Ann>');
});

test('names are read without their prefix, numbers stay text, empty means no value', () => {
  const { root, node } = readXml('<x:a xmlns:x="u"><x:b>007</x:b><b/><b> </b></x:a>');
  assert.equal(root, 'a');
  assert.deepEqual(
    node.all('b').map((b) => b.text()),
    ['007', null, null],
  );
  assert.equal(node.text('nothing', 'here'), null);
});

test('a character by its number is that character, once', () => {
  const { node } = readXml('<a><b>caf&#233; &#xE9; &amp;#233; &#60;&#38;</b></a>');
  assert.equal(node.text('b'), 'café é &#233; <&');
});

test('a document type, which may hide entities and files, is refused', () => {
  const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>';
  const file = '<!doctype a [<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&f;</a>';
  for (const text of [bomb, file]) assert.throws(() => readXml(text), XmlError);
});

test('what is no XML is refused and not guessed at', () => {
  for (const text of ['', 'Bad Gateway', '<a><b></a>', '<a>', '{"a":1}']) {
    assert.throws(() => readXml(text), XmlError, text);
  }
});

test('XML without end is refused before it is read', () => {
  for (const text of ['<a>'.repeat(1_600_000), `<a>${'<b/>'.repeat(1_200_000)}</a>`]) {
    assert.throws(() => readXml(text), /too long/);
  }
});
