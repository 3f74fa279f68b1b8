import type { RateRequest } from '../carrier.ts';
import type { XmlElement } from '../xml.ts';
import { refuse } from './refusal.ts';
import { dollars } from './units.ts';

/** Where a person is of age at 18; elsewhere in Canada at 19. */
const adultAt18 = new Set(['AB', 'MB', 'ON', 'PE', 'QC', 'SK']);

const maxCoverageCents = { domestic: 500_000, abroad: 100_000 };

type Asked = Pick<RateRequest, 'to' | 'options' | 'contents'>;

/** The `options` element. Every parcel abroad must say what becomes of it when it cannot be delivered. */
export function optionsElement(request: Asked, usdPerCad: number): XmlElement {
  const coverageCents = coverage(request, usdPerCad);
  const found: XmlElement[] = [
    ...signature(request),
    ...(coverageCents === null ? [] : [option('COV', dollars(coverageCents))]),
    ...(request.to.country === 'CA' ? [] : [option('RASE')]),
  ];
  return ['options', found.length === 0 ? undefined : found];
}

function option(code: string, amount?: string): XmlElement {
  return [
    'option',
    [
      ['option-code', code],
      ['option-amount', amount],
    ],
  ];
}

function signature({ to, options }: Asked): XmlElement[] {
  if (options.signature === 'NONE') return [];
  if (options.signature === 'SIGNATURE') return [option('SO')];
  if (to.country !== 'CA') {
    refuse('options.signature', 'Canada Post checks the age of the recipient in Canada only.');
  }
  return [option(adultAt18.has(to.region) ? 'PA18' : 'PA19')];
}

/** In Canadian cents, whatever the contents are sold in. */
function coverage({ to, options, contents }: Asked, usdPerCad: number): number | null {
  if (options.insuredMinor === null || options.insuredMinor <= 0) return null;
  const cents = inCad(options.insuredMinor, contents.currency, usdPerCad);
  const most = to.country === 'CA' ? maxCoverageCents.domestic : maxCoverageCents.abroad;
  if (cents > most) {
    refuse('options.insuredMinor', `Canada Post covers at most ${dollars(most)} CAD here.`);
  }
  return cents;
}

/** Rounded up: covered for no less than was asked. */
function inCad(minor: number, currency: string, usdPerCad: number): number {
  if (currency === 'CAD') return minor;
  if (currency === 'USD') return Math.ceil(minor / usdPerCad);
  return refuse('contents.currency', `There is no rate from ${currency} to CAD.`);
}
