'use client';

import { formatNumber } from './lib/format.ts';
import type { HeatClass } from './lib/heat-scale.ts';
import type { MapContent } from './lib/map-content.ts';
import { useUi } from './ui-context.tsx';

export function MapLegend({
  cells,
  classes,
}: {
  cells: NonNullable<MapContent['cells']>;
  classes: readonly HeatClass[];
}) {
  const { locale } = useUi();
  if (classes.length === 0) return null;
  return (
    <div className="mt-2 text-xs text-muted">
      <p className="mb-1">
        {cells.label} ({cells.unit})
      </p>
      <ol className="figures flex flex-wrap gap-x-4 gap-y-1">
        {classes.map((entry, index) => (
          <li key={entry.from} className="flex items-center gap-1.5">
            <span
              aria-hidden
              className="size-3 rounded-sm border border-control"
              style={{ background: `var(--color-heat-${index + 1})` }}
            />
            {entry.to === null
              ? `≥ ${formatNumber(entry.from, locale)}`
              : `${formatNumber(entry.from, locale)} – ${formatNumber(entry.to, locale)}`}
          </li>
        ))}
      </ol>
    </div>
  );
}
