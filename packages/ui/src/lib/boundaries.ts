import type { FeatureCollection, MultiLineString } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

type World = Topology<{ countries: GeometryCollection }>;
type Us = Topology<{
  counties: GeometryCollection;
  states: GeometryCollection;
  nation: GeometryCollection;
}>;

export interface Boundaries {
  land: FeatureCollection;
  countries: MultiLineString;
  states: MultiLineString;
  counties: MultiLineString;
}

const usaId = '840';
let loaded: Promise<Boundaries> | undefined;

/** Land and borders that come with the app, so that maps need no server of tiles. Loaded once. */
export function loadBoundaries(): Promise<Boundaries> {
  loaded ??= load().catch((error) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(): Promise<Boundaries> {
  const [world, us] = await Promise.all([
    read<World>(new URL('world-atlas/countries-50m.json', import.meta.url)),
    read<Us>(new URL('us-atlas/counties-10m.json', import.meta.url)),
  ]);
  const others: GeometryCollection = {
    ...world.objects.countries,
    geometries: world.objects.countries.geometries.filter((country) => country.id !== usaId),
  };
  return {
    // The United States come from the finer file, whose shores show the Great Lakes.
    land: {
      type: 'FeatureCollection',
      features: [...feature(world, others).features, ...feature(us, us.objects.nation).features],
    },
    countries: mesh(world, others),
    states: mesh(us, us.objects.states),
    counties: mesh(us, us.objects.counties, (one, other) => one !== other),
  };
}

async function read<Shape>(url: URL): Promise<Shape> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The boundaries of the map did not load (${response.status}).`);
  return response.json() as Promise<Shape>;
}
