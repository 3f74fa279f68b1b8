import assert from 'node:assert/strict';
import { it } from 'node:test';
import { approvalLimits, needsApproval } from './approval-limits.ts';

const limits = approvalLimits.parse('CAD=500.00,USD=400');

it('asks a second person above the limit of the currency, not at it', () => {
  assert.equal(needsApproval(limits, { amountMinor: 50_000, currency: 'CAD' }), false);
  assert.equal(needsApproval(limits, { amountMinor: 50_001, currency: 'CAD' }), true);
  assert.equal(needsApproval(limits, { amountMinor: 40_001, currency: 'USD' }), true);
});

it('asks a second person for every amount of a currency without a limit', () => {
  assert.equal(needsApproval(limits, { amountMinor: 1, currency: 'EUR' }), true);
});

it('names the part of the setting that cannot be read', () => {
  for (const wrong of ['CAD', 'CAD=ten', 'DOLLAR=5', 'CAD=-5']) {
    const result = approvalLimits.safeParse(wrong);
    assert.match(result.error?.issues[0]?.message ?? '', new RegExp(`"${wrong}"`));
  }
});
