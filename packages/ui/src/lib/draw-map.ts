import type { Map as MapLibreMap } from 'maplibre-gl';
import { loadBoundaries } from './boundaries.ts';
import type { UiTranslate } from './dictionary.ts';
import type { HeatClass } from './heat-scale.ts';
import {
  boundsOf,
  cellFeatures,
  type MapContent,
  pointFeatures,
  tripFeatures,
} from './map-content.ts';
import { mapStyle, tokenColor } from './map-style.ts';
import { places } from './places.ts';

const northAmerica: [number, number, number, number] = [-130, 23, -58, 56];

/** Whether the browser can draw maps at all. */
export function hasWebgl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}

/** Draws the content into an element; the map's code and data load only now. */
export async function drawMap(
  element: HTMLElement,
  content: MapContent,
  options: {
    classes: readonly HeatClass[];
    tilesUrl: string | undefined;
    t: UiTranslate;
    signal: AbortSignal;
  },
): Promise<MapLibreMap | null> {
  const [maplibre, boundaries, h3] = await Promise.all([
    import('maplibre-gl'),
    loadBoundaries(),
    content.cells ? import('h3-js') : null,
  ]);
  if (options.signal.aborted) return null;
  maplibre.setWorkerUrl(
    new URL('maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url).toString(),
  );
  const trips = tripFeatures(content.trips ?? []);
  const points = pointFeatures(content.points ?? []);
  const cells = cellFeatures(
    content.cells?.values ?? [],
    options.classes,
    (cell) => h3?.cellToBoundary(cell, true) ?? [],
  );
  const probe = document.createElement('span');
  element.append(probe);
  const style = mapStyle(
    { boundaries, trips, points, cells, tilesUrl: options.tilesUrl },
    (token) => tokenColor(token, probe),
  );
  probe.remove();
  const map = new maplibre.Map({
    container: element,
    style,
    bounds: boundsOf([trips, points, cells]) ?? northAmerica,
    fitBoundsOptions: { padding: 32, maxZoom: 13 },
    attributionControl: false,
    // The wheel scrolls the page; Ctrl and the wheel, or two fingers, change the map.
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    locale: {
      'NavigationControl.ZoomIn': options.t('mapZoomIn'),
      'NavigationControl.ZoomOut': options.t('mapZoomOut'),
      'CooperativeGesturesHandler.WindowsHelpText': options.t('mapWheel'),
      'CooperativeGesturesHandler.MacHelpText': options.t('mapWheelMac'),
      'CooperativeGesturesHandler.MobileHelpText': options.t('mapTouch'),
    },
  });
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new maplibre.ScaleControl({ unit: 'metric' }), 'bottom-left');
  writePlaces(map, maplibre.Marker);
  explainOnClick(map, maplibre.Popup);
  return map;
}

/** Names of cities as elements, since letters drawn by the map would need a font server. */
function writePlaces(map: MapLibreMap, Marker: typeof import('maplibre-gl').Marker): void {
  const markers = places.map((place) => {
    const element = document.createElement('span');
    element.className = 'map-place';
    element.textContent = place.name;
    new Marker({ element, anchor: 'center' }).setLngLat(place.position).addTo(map);
    return { element, zoom: place.zoom };
  });
  const update = () => {
    for (const { element, zoom } of markers) element.hidden = map.getZoom() < zoom;
  };
  map.on('zoom', update);
  update();
}

function explainOnClick(map: MapLibreMap, Popup: typeof import('maplibre-gl').Popup): void {
  for (const layer of ['trips', 'points']) {
    map.on('click', layer, (event) => {
      const properties = event.features?.[0]?.properties;
      if (!properties) return;
      const text = [properties.label, properties.detail].filter(Boolean).join(' · ');
      new Popup({ closeButton: false }).setLngLat(event.lngLat).setText(text).addTo(map);
    });
    map.on('mouseenter', layer, () => {
      map.getCanvas().style.cursor = 'pointer';
    });
    map.on('mouseleave', layer, () => {
      map.getCanvas().style.cursor = '';
    });
  }
}
