import type { CarrierCall, CarrierResponse, CarrierTransport } from '../transport.ts';
import { type XmlDocument, type XmlElement, XmlError } from '../xml.ts';
import { readDocument } from './document.ts';
import { errorOfDocument, readError, unreadable } from './messages.ts';

export type CanadaPostSettings = {
  /** The gateway of the XML services, or the portal's address with its path for the JSON ones. */
  apiBase: string;
  generation: 'XML' | 'JSON';
  /** The API key, or the OAuth client of the JSON services. */
  username: string;
  password: string;
  customerNumber: string;
  /** With a contract parcels are grouped, voided and transmitted at the end of the day. */
  contractId: string | null;
  /** US dollars for one Canadian, for the customs value of goods sold in US dollars. */
  usdPerCad: number;
  /** How long a purchase may take. */
  timeoutMs: number;
  transport: CarrierTransport;
  /** How long to wait between two questions for a label that is not drawn yet. */
  artifactPauseMs?: number;
};

/** A request's document, written as XML or as JSON. */
export type Message = { root: string; namespace: string; elements: XmlElement[] };

export type MediaType =
  | 'rating'
  | 'shipment'
  | 'ncshipment'
  | 'manifest'
  | 'authreturn'
  | 'pickup'
  | 'pickuprequest'
  | 'track'
  | 'postoffice'
  | 'pdf'
  | 'zpl';

export type ApiCall = {
  method?: CarrierCall['method'];
  path: string;
  type: MediaType;
  operation: CarrierCall['operation'];
  message?: Message;
  timeoutMs?: number;
  repeatable?: boolean;
};

/** Where things are; the same in both generations but for the names. */
type Paths = {
  prices: string;
  shipments: string;
  /** Where shipments of the time before the contract are; null when there is no such place. */
  nonContract: string | null;
  manifests: string;
  tracking: (number: string) => string;
};

/** One generation of Canada Post's services. */
export type Api = {
  paths: Paths;
  /** Throws the carrier's refusals; what is no refusal is given as it is. */
  send: (call: ApiCall) => Promise<CarrierResponse>;
  /** Asks for what may cost money: it may take long and is never repeated. */
  order: (call: ApiCall) => Promise<XmlDocument>;
  /** Asks what may be asked again, so it need not wait long. */
  question: (call: ApiCall) => Promise<XmlDocument>;
};

const questionTimeoutMs = 3_000;

type Send = (call: ApiCall) => Promise<CarrierResponse>;

/** The calls of an API, given how one request is sent. */
export function apiOf(settings: CanadaPostSettings, paths: Paths, sendRaw: Send): Api {
  const { timeoutMs } = settings;
  const short = Math.min(questionTimeoutMs, timeoutMs);
  const send = async (call: ApiCall) => {
    const response = await sendRaw(call);
    if (response.status < 400) return response;
    throw readError(response.status, response.body, response.header('retry-after'));
  };
  return {
    paths,
    send: (call) => send({ timeoutMs: short, repeatable: true, ...call }),
    order: async (call) => readAnswer(await send({ timeoutMs, ...call })),
    question: async (call) =>
      readAnswer(await send({ timeoutMs: short, ...call, repeatable: true })),
  };
}

/** A refusal may come with a good status. */
function readAnswer({ body }: CarrierResponse): XmlDocument {
  try {
    const document = readDocument(body);
    if (document.root === 'messages') throw errorOfDocument(document);
    return document;
  } catch (error) {
    throw error instanceof XmlError ? unreadable(error.message) : error;
  }
}

/** The links of Canada Post are followed on the host we were configured with. */
export function pathOf(link: string, base: string): string {
  const { pathname, search } = new URL(link, base);
  return `${pathname}${search}`;
}
