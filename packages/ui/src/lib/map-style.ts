import type { FeatureCollection } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import type { Boundaries } from './boundaries.ts';

/** A map knows no CSS variables: reads a token as the colour it has right now. */
export function tokenColor(token: string, probe: HTMLElement): string {
  probe.style.color = `var(--color-${token})`;
  return getComputedStyle(probe).color;
}

export interface MapSources {
  boundaries: Boundaries;
  trips: FeatureCollection;
  points: FeatureCollection;
  cells: FeatureCollection;
  tilesUrl: string | undefined;
}

/** Land and borders at the bottom, then heat, trips as thin lines, and points. */
export function mapStyle(
  sources: MapSources,
  color: (token: string) => string,
): StyleSpecification {
  const { boundaries, tilesUrl } = sources;
  const line = (id: string, width: number, minzoom = 0) => ({
    id,
    type: 'line' as const,
    source: id,
    minzoom,
    paint: { 'line-color': color('control'), 'line-width': width, 'line-opacity': 0.5 },
  });
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: boundaries.land },
      countries: { type: 'geojson', data: boundaries.countries },
      states: { type: 'geojson', data: boundaries.states },
      counties: { type: 'geojson', data: boundaries.counties },
      trips: { type: 'geojson', data: sources.trips },
      points: { type: 'geojson', data: sources.points },
      cells: { type: 'geojson', data: sources.cells },
      ...(tilesUrl ? { tiles: { type: 'raster', tiles: [tilesUrl], tileSize: 256 } } : {}),
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': color('sunken') } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': color('surface') } },
      line('counties', 0.5, 5),
      line('states', 0.8, 3),
      line('countries', 0.8),
      ...(tilesUrl ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles' }] : []),
      {
        id: 'cells',
        type: 'fill',
        source: 'cells',
        paint: {
          'fill-opacity': 0.75,
          'fill-color': [
            'match',
            ['get', 'heat'],
            0,
            color('heat-1'),
            1,
            color('heat-2'),
            2,
            color('heat-3'),
            3,
            color('heat-4'),
            color('heat-5'),
          ],
        },
      },
      {
        id: 'trips',
        type: 'line',
        source: 'trips',
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: { 'line-color': color('accent'), 'line-width': 1.5, 'line-opacity': 0.7 },
      },
      {
        id: 'points',
        type: 'circle',
        source: 'points',
        paint: {
          'circle-radius': 6,
          'circle-color': color('accent'),
          'circle-stroke-width': 2,
          'circle-stroke-color': color('surface'),
        },
      },
    ],
  };
}
