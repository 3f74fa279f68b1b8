import type { Feature, FeatureCollection } from 'geojson';
import { type HeatClass, heatClassOf } from './heat-scale.ts';

export type Position = [longitude: number, latitude: number];

/** Something on a map; `label` and `detail` are also its row in the table. */
interface Shown {
  id: string;
  label: string;
  detail?: string;
}
export interface MapTrip extends Shown {
  path: readonly (readonly number[])[];
}
export interface MapPoint extends Shown {
  position: Position;
}
export interface MapCell {
  /** H3 index. */
  cell: string;
  value: number;
}

export interface MapContent {
  trips?: readonly MapTrip[];
  points?: readonly MapPoint[];
  /** Values per H3 cell, on a sequential scale with a legend in `unit`. */
  cells?: { label: string; unit: string; values: readonly MapCell[] };
}

export function tripFeatures(trips: readonly MapTrip[]): FeatureCollection {
  return collection(
    trips
      .filter((trip) => trip.path.length > 1)
      .map((trip) => ({
        type: 'Feature',
        properties: { label: trip.label, detail: trip.detail ?? '' },
        geometry: { type: 'LineString', coordinates: trip.path.map((point) => [...point]) },
      })),
  );
}

export function pointFeatures(points: readonly MapPoint[]): FeatureCollection {
  return collection(
    points.map((point) => ({
      type: 'Feature',
      properties: { label: point.label, detail: point.detail ?? '' },
      geometry: { type: 'Point', coordinates: point.position },
    })),
  );
}

export function cellFeatures(
  cells: readonly MapCell[],
  classes: readonly HeatClass[],
  boundaryOf: (cell: string) => number[][],
): FeatureCollection {
  return collection(
    cells.map((entry) => ({
      type: 'Feature',
      properties: { heat: heatClassOf(entry.value, classes), value: entry.value },
      geometry: { type: 'Polygon', coordinates: [boundaryOf(entry.cell)] },
    })),
  );
}

/** West, south, east, north of all that is shown; null when nothing is. */
export function boundsOf(
  collections: readonly FeatureCollection[],
): [number, number, number, number] | null {
  let bounds: [number, number, number, number] | null = null;
  const visit = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return;
    const [x, y] = coordinates;
    if (typeof x === 'number' && typeof y === 'number') {
      bounds = bounds
        ? [
            Math.min(bounds[0], x),
            Math.min(bounds[1], y),
            Math.max(bounds[2], x),
            Math.max(bounds[3], y),
          ]
        : [x, y, x, y];
      return;
    }
    for (const part of coordinates) visit(part);
  };
  for (const { features } of collections) {
    for (const { geometry } of features) {
      if (geometry.type !== 'GeometryCollection') visit(geometry.coordinates);
    }
  }
  return bounds;
}

function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}
