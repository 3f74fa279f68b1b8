import type { PostalAddress } from '../carrier.ts';
import { isCountry, canadianPostalCode as readPostalCode } from '../place-forms.ts';
import type { XmlElement } from '../xml.ts';
import { fit, refuse } from './refusal.ts';

/** The sender of a contract shipment names its country, that of a non-contract one does not. */
export function sender(from: PostalAddress, withCountry: boolean): XmlElement[] {
  inCanada('sender', from);
  return [
    ['name', fit('sender.name', from.name, 44)],
    ['company', fit('sender.company', from.company ?? from.name, 44)],
    ['contact-phone', fit('sender.phone', from.phone, 25)],
    [
      'address-details',
      [
        ...street('sender', from),
        ['city', fit('sender.city', from.city, 40)],
        ['prov-state', fit('sender.region', from.region, 2)],
        ['country-code', withCountry ? 'CA' : undefined],
        ['postal-zip-code', canadianPostalCode('sender.postalCode', from.postalCode)],
      ],
    ],
  ];
}

export function destination(to: PostalAddress): XmlElement[] {
  const country = countryCode('shipTo.country', to.country);
  const needsRegion = country === 'CA' || country === 'US';
  return [
    ['name', fit('shipTo.name', to.name, 44)],
    ['company', optional('shipTo.company', to.company, 44)],
    ['client-voice-number', optional('shipTo.phone', to.phone, 25)],
    [
      'address-details',
      [
        ...street('shipTo', to),
        ['city', fit('shipTo.city', to.city, 40)],
        [
          'prov-state',
          needsRegion
            ? fit('shipTo.region', to.region, 2)
            : optional('shipTo.region', to.region, 20),
        ],
        ['country-code', country],
        ['postal-zip-code', postalCode(to)],
      ],
    ],
  ];
}

/** An address of a return: both ends are in Canada. */
export function domesticAddress(owner: string, address: PostalAddress): XmlElement[] {
  inCanada(owner, address);
  return [
    ...street(owner, address),
    ['city', fit(`${owner}.city`, address.city, 40)],
    ['province', fit(`${owner}.region`, address.region, 2)],
    ['postal-code', canadianPostalCode(`${owner}.postalCode`, address.postalCode)],
  ];
}

/** As Canada Post writes it: without its space. */
export function canadianPostalCode(field: string, code: string): string {
  return readPostalCode(code) ?? refuse(field, `"${code}" is no Canadian postal code.`);
}

export function zipCode(field: string, code: string): string {
  const compact = code.trim();
  return /^\d{5}(-\d{4})?$/.test(compact) ? compact : refuse(field, `"${code}" is no ZIP code.`);
}

export function countryCode(field: string, country: string): string {
  return isCountry(country) ? country : refuse(field, `"${country}" is no country.`);
}

function postalCode({ country, postalCode: code }: PostalAddress): string | undefined {
  if (country === 'CA') return canadianPostalCode('shipTo.postalCode', code);
  if (country === 'US') return zipCode('shipTo.postalCode', code);
  return optional('shipTo.postalCode', code, 14);
}

function street(owner: string, { line1, line2 }: PostalAddress): XmlElement[] {
  return [
    ['address-line-1', fit(`${owner}.line1`, line1, 44)],
    ['address-line-2', optional(`${owner}.line2`, line2, 44)],
  ];
}

function optional(field: string, value: string | null, maxLength: number): string | undefined {
  return value === null || value.trim() === '' ? undefined : fit(field, value, maxLength);
}

function inCanada(owner: string, { country }: PostalAddress): void {
  if (country !== 'CA') refuse(`${owner}.country`, `Canada Post collects in Canada only.`);
}
