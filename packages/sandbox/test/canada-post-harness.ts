import { existsSync, readFileSync } from 'node:fs';
import { after } from 'node:test';
import {
  type CanadaPostSandboxOptions,
  startCanadaPostSandbox,
} from '../src/canada-post/start-canada-post-sandbox.ts';
import { child, parseXml, textAt, type XmlNode } from '../src/canada-post/xml.ts';

const credentials = { username: 'user', password: 'secret' };

interface Answer {
  status: number;
  type: string;
  text: string;
  bytes: Buffer;
  /** The root element, when the answer has a body that is XML. */
  root: XmlNode;
}

export const mediaTypes = {
  rating: 'application/vnd.cpc.ship.rate-v4+xml',
  shipment: 'application/vnd.cpc.shipment-v8+xml',
  ncshipment: 'application/vnd.cpc.ncshipment-v4+xml',
  manifest: 'application/vnd.cpc.manifest-v8+xml',
  authreturn: 'application/vnd.cpc.authreturn-v2+xml',
  pickup: 'application/vnd.cpc.pickup+xml',
  pickuprequest: 'application/vnd.cpc.pickuprequest+xml',
  postoffice: 'application/vnd.cpc.postoffice+xml',
  track: 'application/vnd.cpc.track-v2+xml',
};

export async function startTestCanadaPost(options: Partial<CanadaPostSandboxOptions> = {}) {
  const sandbox = await startCanadaPostSandbox({ port: 0, credentials, ...options });
  after(() => sandbox.close());
  const authorization = `Basic ${Buffer.from('user:secret').toString('base64')}`;
  /** Sends one request as a client of the XML services does; `path` may be a whole address. */
  const send = async (
    method: string,
    path: string,
    mediaType: string,
    body?: string,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(new URL(path, sandbox.url), {
      method,
      headers: {
        authorization,
        accept: mediaType,
        'accept-language': 'en-CA',
        ...(body && { 'content-type': mediaType }),
        ...headers,
      },
      ...(body && { body }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString();
    const parsed = text.startsWith('<?xml') ? parseXml(text) : undefined;
    const root = parsed && 'root' in parsed ? parsed.root : { name: '', text: '', children: [] };
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      text,
      bytes,
      root,
    };
  };
  const control = async (path: string, body: object = {}) => {
    const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    return response;
  };
  return { ...sandbox, send, control };
}

/** The code of the first message in an error. */
export const codeOf = ({ root }: Answer): string => textAt(root, 'message', 'code');

export function linkTo(answer: Answer, rel: string): string {
  const link = new RegExp(`<link rel="${rel}" href="([^"]+)"`).exec(answer.text);
  return link?.[1] ?? '';
}

export function eventCodes({ root }: Answer): string[] {
  const events = child(root, 'significant-events')?.children ?? [];
  return events.map((event) => textAt(event, 'event-identifier'));
}

const sampleFolder = new URL(
  '../../../../shared/facts/couriers/samples/canadapost/',
  import.meta.url,
);

/** A sample of Canada Post's, or nothing on machines without the samples. */
export function sample(name: string): string | undefined {
  const file = new URL(name, sampleFolder);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

export const scenario = (changes: Record<string, string> = {}): string => {
  const parts = {
    customer: '<customer-number>2004381</customer-number>',
    weight: '2.5',
    services: '',
    destination: '<domestic><postal-code>M5V2T6</postal-code></domestic>',
    ...changes,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<mailing-scenario xmlns="http://www.canadapost.ca/ws/ship/rate-v4">${parts.customer}<expected-mailing-date>2026-11-20</expected-mailing-date>
<parcel-characteristics><weight>${parts.weight}</weight><dimensions><length>30</length><width>20</width><height>10</height></dimensions></parcel-characteristics>
${parts.services}<origin-postal-code>H2B1A0</origin-postal-code><destination>${parts.destination}</destination></mailing-scenario>`;
};

export const nonContract = (changes: Record<string, string> = {}): string => {
  const parts = {
    service: 'DOM.EP',
    options: '<options><option><option-code>SO</option-code></option></options>',
    address:
      '<address-line-1>321 Lake St. &amp; Co</address-line-1><city>Toronto</city><prov-state>ON</prov-state><country-code>CA</country-code><postal-zip-code>M5V2T6</postal-zip-code>',
    weight: '1.250',
    customs: '',
    reference: 'F-10001',
    ...changes,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<non-contract-shipment xmlns="http://www.canadapost.ca/ws/ncshipment-v4"><requested-shipping-point>H2B1A0</requested-shipping-point>
<delivery-spec><service-code>${parts.service}</service-code>
<sender><company>Mobilytics</company><contact-phone>514-555-0100</contact-phone><address-details><address-line-1>502 rue Main N</address-line-1><city>Montréal</city><prov-state>QC</prov-state><postal-zip-code>H2B1A0</postal-zip-code></address-details></sender>
<destination><name>Jane Doe</name><address-details>${parts.address}</address-details></destination>
${parts.options}<parcel-characteristics><weight>${parts.weight}</weight></parcel-characteristics>
<preferences><show-packing-instructions>false</show-packing-instructions></preferences>
<references><customer-ref-1>${parts.reference}</customer-ref-1></references>${parts.customs}</delivery-spec></non-contract-shipment>`;
};

export const contract = (group: string): string =>
  nonContract()
    .replace('ncshipment-v4', 'shipment-v8')
    .replaceAll('non-contract-shipment', 'shipment')
    .replace(
      '<requested-shipping-point>',
      `<customer-request-id>req-1</customer-request-id>${group}<requested-shipping-point>`,
    )
    .replace(
      '<prov-state>QC</prov-state>',
      '<prov-state>QC</prov-state><country-code>CA</country-code>',
    )
    .replace(
      '</references>',
      '</references><settlement-info><intended-method-of-payment>Account</intended-method-of-payment></settlement-info>',
    );

const address = '<address-line-1>55 Commissioners St</address-line-1><city>Toronto</city>';

export const transmitSet = (group: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<transmit-set xmlns="http://www.canadapost.ca/ws/manifest-v8"><customer-request-id>man-1</customer-request-id>
<group-ids><group-id>${group}</group-id></group-ids><requested-shipping-point>H2B1A0</requested-shipping-point>
<detailed-manifests>true</detailed-manifests><method-of-payment>Account</method-of-payment>
<manifest-address><manifest-company>Mobilytics</manifest-company><phone-number>416-555-0142</phone-number>
<address-details>${address}<prov-state>ON</prov-state><postal-zip-code>M5A1A6</postal-zip-code></address-details></manifest-address></transmit-set>`;

export const authorizedReturn = (): string => {
  const party = (name: string) =>
    `<name>${name}</name><domestic-address>${address}<province>ON</province><postal-code>M5A1A6</postal-code></domestic-address>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<authorized-return xmlns="http://www.canadapost.ca/ws/authreturn-v2"><service-code>DOM.EP</service-code>
<returner>${party('Jane Doe')}</returner><receiver>${party('Mobilytics')}</receiver></authorized-return>`;
};

export const pickupRequest = (changes: Record<string, string> = {}): string => {
  const parts = { date: '2099-01-05', preferred: '12:00', closing: '17:00', ...changes };
  return `<?xml version="1.0" encoding="UTF-8"?>
<pickup-request-details xmlns="http://www.canadapost.ca/ws/pickuprequest"><pickup-type>OnDemand</pickup-type>
<pickup-location><business-address-flag>true</business-address-flag></pickup-location>
<contact-info><contact-name>Dock</contact-name><email>dock@example.com</email><contact-phone>416-555-0142</contact-phone></contact-info>
<location-details><pickup-instructions>Dock</pickup-instructions></location-details><pickup-volume>1</pickup-volume>
<pickup-times><on-demand-pickup-time><date>${parts.date}</date><preferred-time>${parts.preferred}</preferred-time><closing-time>${parts.closing}</closing-time></on-demand-pickup-time></pickup-times></pickup-request-details>`;
};
