import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  fileFields,
  isFileField,
  isTextField,
  keptEvidence,
  textFields,
} from './evidence-fields.ts';

it('tells texts from files', () => {
  for (const name of textFields) assert.ok(isTextField(name) && !isFileField(name), name);
  for (const name of fileFields) assert.ok(isFileField(name) && !isTextField(name), name);
  assert.ok(!isTextField('enhanced_evidence') && !isFileField('submit'));
});

it('keeps what was given, files by their id, and leaves out what is empty or unknown', () => {
  assert.deepEqual(
    keptEvidence({
      customer_name: 'Anna Roy',
      customer_email_address: '',
      shipping_date: null,
      receipt: { id: 'file_1' },
      enhanced_evidence: {},
    }),
    { customer_name: 'Anna Roy', receipt: 'file_1' },
  );
});
