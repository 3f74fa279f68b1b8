export type MarketCode = 'CHICAGO' | 'TORONTO' | 'MONTREAL';

/** A street, where it lies across the others (in steps), and how much traffic it has. */
type Street = { name: string; at: number; vehiclesPerDay: number };

/**
 * A city's main streets as a grid: from one well-known crossing, a step along its streets and one
 * along its avenues, in degrees. Approximate, and good enough for a demo on a map of a whole city.
 */
export type CityStreets = {
  timeZone: string;
  origin: readonly [latitude: number, longitude: number];
  eastStep: readonly [latitude: number, longitude: number];
  northStep: readonly [latitude: number, longitude: number];
  /** South to north, placed by eastward steps. */
  avenues: readonly Street[];
  /** West to east, placed by northward steps. */
  streets: readonly Street[];
};

const street = (name: string, at: number, vehiclesPerDay: number): Street => ({
  ...{ name, at, vehiclesPerDay },
});

export const cities: Record<MarketCode, CityStreets> = {
  // State and Madison, where Chicago counts its house numbers from. A step is a mile.
  CHICAGO: {
    timeZone: 'America/Chicago',
    origin: [41.882, -87.6278],
    eastStep: [0.0003, 0.01935],
    northStep: [0.01447, -0.0003],
    avenues: [
      street('Pulaski Road', -5, 24_300),
      street('Kedzie Avenue', -4, 19_800),
      street('Western Avenue', -3, 31_600),
      street('Damen Avenue', -2.5, 15_400),
      street('Ashland Avenue', -2, 28_900),
      street('Racine Avenue', -1.5, 9_700),
      street('Halsted Street', -1, 20_500),
      street('Clark Street', -0.35, 16_200),
      street('Michigan Avenue', 0.15, 29_700),
    ],
    streets: [
      street('63rd Street', -7.4, 14_100),
      street('47th Street', -5.4, 15_900),
      street('35th Street', -4, 13_600),
      street('Cermak Road', -2.1, 18_200),
      street('Roosevelt Road', -1, 23_800),
      street('Madison Street', 0, 14_700),
      street('Chicago Avenue', 1, 17_300),
      street('Division Street', 1.5, 15_200),
      street('North Avenue', 2, 25_100),
      street('Fullerton Avenue', 3, 22_600),
      street('Belmont Avenue', 4, 20_900),
      street('Irving Park Road', 5, 27_400),
    ],
  },
  // Yonge and Queen. A step east leads to Yonge from Dufferin, a step north to Eglinton.
  TORONTO: {
    timeZone: 'America/Toronto',
    origin: [43.6523, -79.3793],
    eastStep: [0.0103, 0.0483],
    northStep: [0.0544, -0.019],
    avenues: [
      street('Keele Street', -1.73, 19_400),
      street('Dufferin Street', -1, 21_800),
      street('Bathurst Street', -0.5, 20_300),
      street('Spadina Avenue', -0.35, 27_600),
      street('Yonge Street', 0, 24_900),
      street('Parliament Street', 0.31, 11_700),
      street('Broadview Avenue', 0.6, 14_500),
      street('Pape Avenue', 0.86, 10_800),
    ],
    streets: [
      street('Queen Street', 0, 17_200),
      street('Dundas Street', 0.075, 15_600),
      street('College Street', 0.16, 18_100),
      street('Bloor Street', 0.342, 22_700),
      street('St. Clair Avenue', 0.65, 26_300),
      street('Eglinton Avenue', 1, 30_800),
    ],
  },
  // Saint-Laurent and Sainte-Catherine. A step leads to Papineau, and up to Jean-Talon.
  MONTREAL: {
    timeZone: 'America/Toronto',
    origin: [45.5105, -73.5645],
    eastStep: [0.0105, 0.0102],
    northStep: [0.0258, -0.0552],
    avenues: [
      street('Avenue du Parc', -0.6, 24_000),
      street('Boulevard Saint-Laurent', 0, 16_000),
      street('Rue Saint-Denis', 0.42, 21_000),
      street('Avenue Papineau', 1, 29_000),
      street('Rue D’Iberville', 1.6, 19_000),
      street('Boulevard Pie-IX', 2.6, 32_000),
    ],
    streets: [
      street('Rue Sainte-Catherine', 0, 15_000),
      street('Rue Sherbrooke', 0.14, 30_000),
      street('Avenue du Mont-Royal', 0.38, 13_000),
      street('Boulevard Saint-Joseph', 0.5, 22_000),
      street('Boulevard Rosemont', 0.7, 17_000),
      street('Rue Jean-Talon', 1, 20_000),
    ],
  },
};
