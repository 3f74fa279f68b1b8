type Place = { serves: string[]; isDefault: boolean; country: string };

/**
 * The warehouse that serves the country, if any carrier collects there; otherwise the default one. So
 * the United States are served from Chicago as soon as a carrier collects in Chicago.
 */
export function chooseWarehouse<W extends Place>(
  warehouses: readonly W[],
  country: string,
  originCountries: ReadonlySet<string>,
): W {
  const usable = warehouses.filter((warehouse) => originCountries.has(warehouse.country));
  const chosen =
    usable.find(({ serves }) => serves.includes(country)) ??
    usable.find(({ isDefault }) => isDefault) ??
    usable[0];
  if (chosen === undefined) throw new Error('No carrier collects from any of the warehouses.');
  return chosen;
}
