import { mirrorTypes } from '../../mirror/mirror-types.ts';
import { noCounts } from '../reconcile/run-counts.ts';
import type { Verdict } from './verify.ts';

const heads = ['listed', 'same', 'missingHere', 'missingThere', 'different', 'explained'] as const;

/** The verdict as a table for people. */
export function verdictText({
  verdict,
  reason,
  runId,
  inStepAsOf,
  counts,
  drift,
  differences,
}: Verdict): string {
  const rows = mirrorTypes.map(({ type }) => {
    const found = counts[type] ?? noCounts();
    return [type, ...heads.map((head) => String(found[head]))];
  });
  const table = [['type', ...heads], ...rows];
  const widths = ['type', ...heads].map((_, at) =>
    Math.max(...table.map((row) => row[at]?.length ?? 0)),
  );
  const lines = table.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
  const open = Object.entries(drift).map(([category, count]) => `${category} ${count}`);
  return [
    ...(runId === null ? [] : [`Comparison ${runId}`, '', ...lines, '']),
    `Open differences: ${open.length === 0 ? 'none' : open.join(', ')}`,
    ...differences.map(
      ({ category, objectType, objectId, fields }) =>
        `  ${category} ${objectType} ${objectId}: ${fields.join(', ') || 'all of it'}`,
    ),
    `In step with Stripe as of: ${inStepAsOf?.toISOString() ?? 'never'}`,
    `${verdict}${reason === null ? '' : `: ${reason}`}`,
  ].join('\n');
}
