const provinces = 'AB BC MB NB NL NS NT NU ON PE QC SK YT';
const states =
  'AL AZ AR CA CO CT DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO NE NV NJ NM NY NC ND OH ' +
  'OK PA RI SC SD TN TX UT VT VA WA WV WI WY';

/** Where we charge taxes, as ISO 3166-2 codes; a state without sales tax is left out. */
export const taxPlaces: readonly string[] = [
  ...provinces.split(' ').map((region) => `CA-${region}`),
  ...states.split(' ').map((region) => `US-${region}`),
];

export function placeOf(code: string): { country: string; region: string } {
  const [country = '', region = ''] = code.split('-');
  return { country, region };
}
