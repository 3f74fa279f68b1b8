import { writeXml } from '../xml.ts';
import { type Api, apiOf, type CanadaPostSettings, type MediaType } from './api.ts';

const mediaTypes: Record<MediaType, string> = {
  rating: 'application/vnd.cpc.ship.rate-v4+xml',
  shipment: 'application/vnd.cpc.shipment-v8+xml',
  ncshipment: 'application/vnd.cpc.ncshipment-v4+xml',
  manifest: 'application/vnd.cpc.manifest-v8+xml',
  authreturn: 'application/vnd.cpc.authreturn-v2+xml',
  pickup: 'application/vnd.cpc.pickup+xml',
  pickuprequest: 'application/vnd.cpc.pickuprequest+xml',
  track: 'application/vnd.cpc.track-v2+xml',
  postoffice: 'application/vnd.cpc.postoffice+xml',
  pdf: 'application/pdf',
  zpl: 'application/zpl',
};

/** The XML web services: HTTP Basic, and a media type with its version for every operation. */
export function createXmlApi(settings: CanadaPostSettings): Api {
  const { username, password, customerNumber: customer, contractId } = settings;
  const base = new URL(settings.apiBase);
  const credentials = Buffer.from(`${username}:${password}`).toString('base64');
  const paths = {
    prices: '/rs/ship/price',
    shipments:
      contractId === null ? `/rs/${customer}/ncshipment` : `/rs/${customer}/${customer}/shipment`,
    nonContract: `/rs/${customer}/ncshipment`,
    manifests: `/rs/${customer}/${customer}/manifest`,
    tracking: (number: string) => {
      // The notice card of a parcel that nobody received has a number of its own, of 15 digits.
      const kind = /^\d{15}$/.test(number) ? 'dnc' : 'pin';
      return `/vis/track/${kind}/${encodeURIComponent(number)}/detail`;
    },
  };
  return apiOf(settings, paths, ({ method = 'GET', path, type, operation, message, ...call }) =>
    settings.transport({
      ...{ method, operation, repeatable: call.repeatable ?? false },
      url: new URL(path, base).href,
      headers: {
        accept: mediaTypes[type],
        'accept-language': 'en-CA',
        authorization: `Basic ${credentials}`,
        ...(message && { 'content-type': mediaTypes[type] }),
      },
      ...(message && { body: writeXml(message.root, message.namespace, message.elements) }),
      timeoutMs: call.timeoutMs ?? settings.timeoutMs,
    }),
  );
}
