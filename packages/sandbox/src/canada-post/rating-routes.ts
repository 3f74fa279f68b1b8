import { fits, parcelOf } from './create-shipment.ts';
import { type Call, readBody } from './gateway.ts';
import { CarrierError } from './messages.ts';
import { plantOf } from './places.ts';
import { type Parcel, type Price, priceOf } from './price.ts';
import { mailingScenario, namespaces } from './request-schemas.ts';
import {
  type Area,
  lengthPlusGirthCm,
  longestSideCm,
  optionOf,
  options,
  type Service,
  serviceOf,
  services,
} from './services.ts';
import { dollars } from './shipment-xml.ts';
import { child, documentOf, el, emptyEl, type Markup, textAt, type XmlNode } from './xml.ts';

export const ratingMediaType = 'application/vnd.cpc.ship.rate-v4+xml';

/** `POST /rs/ship/price`: every service that takes the parcel there, cheapest first. */
export function quotePrices(call: Call, body: string, nowMs: number): string {
  const scenario = readBody(call, body, 'mailing-scenario', mailingScenario, namespaces.rating);
  const { country, postalCode } = destinationOf(scenario);
  const from = plantOf('CA', textAt(scenario, 'origin-postal-code'));
  const to = plantOf(country, postalCode);
  const parcel = parcelOf(child(scenario, 'parcel-characteristics'));
  const wanted = (child(scenario, 'services')?.children ?? []).map(({ text }) => text);
  const bad = wanted.find((code) => !serviceOf(code));
  if (bad) throw new CarrierError(400, '10028', `The service code ${bad} is not valid.`);
  const found = services
    .filter(({ area }) => area === areaOf(country))
    .filter(({ code }) => wanted.length === 0 || wanted.includes(code))
    .filter((service) => fits(parcel, service.maxGrams));
  if (!from || !to || found.length === 0)
    throw new CarrierError(
      400,
      '9111',
      'No services are available for this parcel between these postal codes.',
    );
  const price = (service: Service) =>
    priceOf({
      service,
      from,
      to,
      parcel,
      optionCodes: optionCodes(scenario),
      commercial: isCommercial(scenario),
      mailingDate:
        textAt(scenario, 'expected-mailing-date') || new Date(nowMs).toISOString().slice(0, 10),
    });
  const quotes = found
    .map((service) => ({ service, price: price(service) }))
    .sort((a, b) => a.price.dueCents - b.price.dueCents);
  return documentOf(
    'price-quotes',
    namespaces.rating,
    quotes.map((quote) => quoteElement(call, quote.service, quote.price, country, parcel)),
  );
}

const areaOf = (country: string): Area => (country === 'CA' || country === 'US' ? country : 'INT');

function destinationOf(scenario: XmlNode): { country: string; postalCode: string } {
  const destination = child(scenario, 'destination');
  const zip = child(destination, 'united-states');
  if (zip) return { country: 'US', postalCode: textAt(zip, 'zip-code') };
  const abroad = child(destination, 'international');
  if (abroad)
    return {
      country: textAt(abroad, 'country-code').toUpperCase(),
      postalCode: textAt(abroad, 'postal-code'),
    };
  return { country: 'CA', postalCode: textAt(destination, 'domestic', 'postal-code') };
}

function optionCodes(scenario: XmlNode): string[] {
  const codes = (child(scenario, 'options')?.children ?? []).map((option) =>
    textAt(option, 'option-code'),
  );
  const bad = codes.find((code) => !optionOf(code));
  if (bad) throw new CarrierError(400, '9112', `The option ${bad} is not valid.`);
  return codes;
}

/** Commercial prices are for known customers, unless they ask for the counter's. */
const isCommercial = (scenario: XmlNode): boolean =>
  textAt(scenario, 'customer-number') !== '' && textAt(scenario, 'quote-type') !== 'counter';

function quoteElement(
  { base, french }: Call,
  service: Service,
  price: Price,
  country: string,
  { grams }: Parcel,
): Markup {
  const name = (named: { name: string; nameFr: string } | undefined) =>
    french ? named?.nameFr : named?.name;
  const href = `${base}/rs/ship/service/${service.code}?country=${country}`;
  return el(
    'price-quote',
    el('service-code', service.code),
    emptyEl('service-link', { rel: 'service', href, 'media-type': ratingMediaType }),
    el('service-name', name(service)),
    el(
      'price-details',
      el('base', dollars(price.baseCents)),
      el(
        'taxes',
        el('gst', dollars(price.gstCents)),
        el('pst', dollars(price.pstCents)),
        el('hst', dollars(price.hstCents)),
      ),
      el('due', dollars(price.dueCents)),
      el(
        'options',
        price.options.map(({ code, cents }) =>
          el(
            'option',
            el('option-code', code),
            el('option-name', name(optionOf(code))),
            el('option-price', dollars(cents)),
            code === 'DC' ? el('qualifier', el('included', true)) : undefined,
          ),
        ),
      ),
      el(
        'adjustments',
        price.adjustments.map((adjustment) =>
          el(
            'adjustment',
            el('adjustment-code', adjustment.code),
            el('adjustment-name', name(adjustment)),
            el('adjustment-cost', dollars(adjustment.cents)),
            el('qualifier', el('percent', adjustment.percent.toFixed(3))),
          ),
        ),
      ),
    ),
    el(
      'weight-details',
      price.cubedGrams && price.cubedGrams > grams
        ? el('cubed-weight', (price.cubedGrams / 1_000).toFixed(3))
        : undefined,
    ),
    el(
      'service-standard',
      el('am-delivery', service.morning),
      el('guaranteed-delivery', service.guaranteed),
      el('expected-transit-time', price.transitDays),
      el('expected-delivery-date', price.expectedDelivery),
    ),
  );
}

/** `GET /rs/ship/service`: the services to a country, or all. */
export function listServices({ base, query, french }: Call): string {
  const country = query.country?.toUpperCase();
  if (country !== undefined && !/^[A-Z]{2}$/.test(country))
    throw new CarrierError(400, '10033', `The country code ${query.country} is not valid.`);
  const found = services.filter(({ area }) => !country || area === areaOf(country));
  const suffix = country ? `?country=${country}` : '';
  return documentOf(
    'services',
    namespaces.rating,
    found.map((service) =>
      el(
        'service',
        el('service-code', service.code),
        el('service-name', french ? service.nameFr : service.name),
        emptyEl('link', {
          rel: 'service',
          href: `${base}/rs/ship/service/${service.code}${suffix}`,
          'media-type': ratingMediaType,
        }),
      ),
    ),
  );
}

/** `GET /rs/ship/service/{code}`: its options and limits. */
export function describeService({ base, params, french }: Call): string {
  const service = serviceOf(params.code ?? '');
  if (!service)
    throw new CarrierError(404, '10028', `The service code ${params.code} is not valid.`);
  const abroad = ['RASE', 'RTS', 'ABAN'];
  const offered = options.filter(({ code }) => service.area !== 'CA' || !abroad.includes(code));
  const range = (name: string, min: number, max: number) =>
    emptyEl(name, { min: String(min), max: String(max) });
  return documentOf(
    'service',
    namespaces.rating,
    el('service-code', service.code),
    el('service-name', french ? service.nameFr : service.name),
    el(
      'options',
      offered.map(({ code, name, nameFr }) =>
        el(
          'option',
          el('option-code', code),
          el('option-name', french ? nameFr : name),
          emptyEl('link', {
            rel: 'option',
            href: `${base}/rs/ship/option/${code}`,
            'media-type': ratingMediaType,
          }),
          el('mandatory', code === 'DC'),
          el('qualifier-required', code === 'COV' || code === 'COD'),
        ),
      ),
    ),
    el(
      'restrictions',
      range('weight-restriction', 0, service.maxGrams),
      el(
        'dimensional-restrictions',
        range('length', 0.1, longestSideCm),
        range('width', 0.1, longestSideCm),
        range('height', 0.1, longestSideCm),
        el('length-plus-girth-max', lengthPlusGirthCm),
      ),
      el('density-factor', 6_000),
      el('can-ship-in-mailing-tube', true),
      el('can-ship-unpackaged', false),
      el('allowed-as-return-service', service.area === 'CA'),
    ),
  );
}
