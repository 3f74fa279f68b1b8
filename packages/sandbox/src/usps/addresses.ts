import { UspsError } from './errors.ts';

/** The states whose ZIP codes begin with each digit. */
const statesByDigit: Record<string, string> = {
  0: 'CT MA ME NH NJ RI VT PR VI AE',
  1: 'DE NY PA',
  2: 'DC MD NC SC VA WV',
  3: 'AL FL GA MS TN AA',
  4: 'IN KY MI OH',
  5: 'IA MN MT ND SD WI',
  6: 'IL KS MO NE',
  7: 'AR LA OK TX',
  8: 'AZ CO ID NM NV UT WY',
  9: 'AK CA HI OR WA AP GU AS MP FM MH PW',
};

const words: Record<string, string> = {
  ...{ STREET: 'ST', AVENUE: 'AVE', BOULEVARD: 'BLVD', DRIVE: 'DR', ROAD: 'RD', LANE: 'LN' },
  ...{ COURT: 'CT', PLACE: 'PL', PARKWAY: 'PKWY', HIGHWAY: 'HWY', SQUARE: 'SQ', TERRACE: 'TER' },
  ...{ NORTH: 'N', SOUTH: 'S', EAST: 'E', WEST: 'W', SUITE: 'STE', APARTMENT: 'APT', FLOOR: 'FL' },
};

interface Asked {
  streetAddress: string;
  secondaryAddress?: string | undefined;
  city?: string | undefined;
  state: string;
  ZIPCode: string;
}

/** Upper case, without dots, with the usual abbreviations. */
const standard = (line: string): string =>
  line
    .toUpperCase()
    .replaceAll(/[.,]/g, '')
    .split(/\s+/)
    .map((word) => words[word] ?? word)
    .join(' ')
    .trim();

/** What is wrong with the address; null for one that mail reaches. NOWHERE, AMBIGUOUS and TOWER in a street bring each case about. */
export function faultOf({ streetAddress, city, state, ZIPCode }: Asked): string | null {
  const street = standard(streetAddress);
  const states = statesByDigit[ZIPCode.charAt(0)]?.split(' ') ?? [];
  if (!states.includes(state.toUpperCase())) {
    return 'The city and state are missing or together unverifiable.';
  }
  if (city !== undefined && /\d/.test(city))
    return 'The city in the request is missing or invalid.';
  if (/AMBIGUOUS/.test(street)) {
    return 'Multiple addresses were found for the information you entered, and no default exists.';
  }
  if (!/\d/.test(street)) return 'The address information in the request is insufficient to match.';
  if (/NOWHERE/.test(street)) return 'There is no match for the address requested.';
  return null;
}

/** The address in the carrier's spelling, and whether its delivery point is confirmed. */
export function checkAddress(asked: Asked & { firm?: string | undefined }) {
  const fault = faultOf(asked);
  if (fault !== null) throw new UspsError(404, '', fault);
  const street = standard(asked.streetAddress);
  const secondary = asked.secondaryAddress ? standard(asked.secondaryAddress) : null;
  const wantsUnit = /\bTOWER\b/.test(street) && secondary === null;
  return {
    firm: asked.firm?.toUpperCase() ?? null,
    address: {
      streetAddress: street,
      ...{ streetAddressAbbreviation: null, secondaryAddress: secondary },
      ...{ city: asked.city ? standard(asked.city) : null, cityAbbreviation: null },
      ...{ state: asked.state.toUpperCase(), postalCode: null, province: null },
      ...{ ZIPCode: asked.ZIPCode, ZIPPlus4: plus4(street + (secondary ?? '')) },
      ...{ urbanization: null, country: null, countryISOCode: null },
    },
    additionalInfo: {
      ...{ deliveryPoint: '20', carrierRoute: 'C036', DPVConfirmation: wantsUnit ? 'D' : 'Y' },
      ...{ DPVCMRA: 'N', business: 'Y', centralDeliveryPoint: 'N', vacant: 'N' },
    },
    corrections: wantsUnit
      ? [
          {
            code: '32',
            text: 'Default address: The address you entered was found but more information is needed (such as an apartment, suite, or box number) to match to a specific address.',
          },
        ]
      : [{ code: '', text: '' }],
    matches: wantsUnit ? [] : [{ code: '31', text: 'Single Response - exact match' }],
    warnings: [],
  };
}

function plus4(line: string): string {
  const sum = [...line].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 9_000, 7);
  return String(1_000 + sum);
}
