import assert from 'node:assert/strict';
import { it } from 'node:test';
import { lineProblems } from './line-problems.ts';

const line = { placement: 'REAR' };
const van = { placements: ['REAR', 'FULL_WRAP'] };

it('finds nothing wrong with a line that is complete', () => {
  assert.deepEqual(lineProblems(line, [van], { status: 'READY' }), []);
});

it('names everything that is missing at once', () => {
  assert.deepEqual(
    lineProblems(line, [], null).map(({ message }) => message),
    ['needsVehicle', 'needsCreative'],
  );
  assert.deepEqual(
    lineProblems(line, [van, { placements: ['FRONT'] }], { status: 'UPLOADING' }).map(
      ({ message }) => message,
    ),
    ['placementMissing', 'creativeNotReady'],
  );
});
