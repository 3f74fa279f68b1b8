import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { differences, readGuide } from './guide.ts';

test('a guide’s commands come in order, each with the answer shown below it', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'guide-')), 'guide.md');
  const fence = '```';
  writeFileSync(
    file,
    `## One\n${fence}\nexport KEY=\n${fence}\n${fence}sh\nfirst\n${fence}\n${fence}json\n{"a": 1}\n${fence}\n## Two\n${fence}sh\nsecond\n${fence}\n`,
  );
  assert.deepEqual(readGuide(pathToFileURL(file)), [
    { heading: 'One', commands: 'first\n', shown: { a: 1 } },
    { heading: 'Two', commands: 'second\n', shown: null },
  ]);
});

test('an answer agrees only when all that is shown is there, and nothing more', () => {
  const shown = { id: 'ord_…', total: '1.20', lines: [{ n: 1 }], note: null };
  const answer = { id: 'ord_01', total: '1.20', lines: [{ n: 1 }], note: null };
  assert.deepEqual(differences(shown, answer), []);
  const wrong: [string, object][] = [
    ['answer.id', { ...answer, id: 'dev_01' }],
    ['answer.id', { ...answer, id: 'ord_' }],
    ['answer.total', { ...answer, total: '1.2' }],
    ['answer.lines.1', { ...answer, lines: [{ n: 1 }, { n: 2 }] }],
    ['answer.lines.0', { ...answer, lines: [] }],
    ['answer.note', { ...answer, note: 'x' }],
    ['answer.more', { ...answer, more: 1 }],
  ];
  for (const [where, other] of wrong) {
    assert.match(differences(shown, other).join(), new RegExp(`^${where}: `), where);
  }
});
