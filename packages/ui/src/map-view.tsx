'use client';

import 'maplibre-gl/dist/maplibre-gl.css';
import { MapIcon, Table2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { IconButton } from './button.tsx';
import { ErrorState } from './error-state.tsx';
import { classNames } from './lib/class-names.ts';
import { drawMap, hasWebgl } from './lib/draw-map.ts';
import { heatClasses } from './lib/heat-scale.ts';
import type { MapContent } from './lib/map-content.ts';
import { MapLegend } from './map-legend.tsx';
import { MapTable } from './map-table.tsx';
import { useUi } from './ui-context.tsx';
import { useThemeKey } from './use-theme-key.tsx';

/** Where things are; what it shows is also a table, and only that where maps cannot be drawn. */
export function MapView({
  title,
  description,
  content,
}: {
  title: string;
  description?: string;
  content: MapContent;
}) {
  const { t, tilesUrl } = useUi();
  const element = useRef<HTMLDivElement>(null);
  const [isTable, setTable] = useState(false);
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed' | 'impossible'>('drawing');
  const [attempt, setAttempt] = useState(0);
  const themeKey = useThemeKey();
  // A poll brings equal content in new objects; the map is drawn anew only when it differs.
  const contentKey = JSON.stringify(content);
  const stable = useMemo(() => JSON.parse(contentKey) as MapContent, [contentKey]);
  const classes = useMemo(
    () => heatClasses((stable.cells?.values ?? []).map((cell) => cell.value)),
    [stable],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed theme or another attempt draws anew.
  useEffect(() => {
    if (!element.current) return;
    if (!hasWebgl()) return setState('impossible');
    const abort = new AbortController();
    setState('drawing');
    const drawing = drawMap(element.current, stable, {
      classes,
      tilesUrl,
      t,
      signal: abort.signal,
    });
    drawing.then(
      (map) => map?.once('load', () => setState('drawn')),
      () => setState('failed'),
    );
    return () => {
      abort.abort();
      void drawing.then((map) => map?.remove()).catch(() => undefined);
    };
  }, [stable, classes, tilesUrl, t, themeKey, attempt]);

  const isMapShown = !isTable && (state === 'drawing' || state === 'drawn');
  return (
    <figure className="min-w-0">
      <figcaption className="mb-3 flex items-start justify-between gap-3">
        <div>
          <h3 className="text-sm font-semibold">{title}</h3>
          {description && <p className="text-sm text-muted">{description}</p>}
        </div>
        {state !== 'impossible' && (
          <IconButton
            label={isTable ? t('showMap') : t('showTable')}
            icon={isTable ? <MapIcon className="size-4" /> : <Table2 className="size-4" />}
            onPress={() => setTable(!isTable)}
          />
        )}
      </figcaption>
      {state === 'impossible' && <p className="mb-3 text-sm text-muted">{t('noWebgl')}</p>}
      {state === 'failed' && !isTable && (
        <ErrorState error={{ title: t('errorTitle') }} onRetry={() => setAttempt(attempt + 1)} />
      )}
      <div className={classNames('relative', !isMapShown && 'hidden')}>
        <div
          ref={element}
          data-map={state}
          className="h-96 overflow-hidden rounded-md border border-line"
        />
        {state === 'drawing' && (
          <div role="status" aria-label={t('mapLoading')} className="skeleton absolute inset-0" />
        )}
        {stable.cells && <MapLegend cells={stable.cells} classes={classes} />}
      </div>
      {!isMapShown && <MapTable title={title} content={stable} />}
    </figure>
  );
}
