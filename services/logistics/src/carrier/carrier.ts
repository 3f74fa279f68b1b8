/** The door to every carrier: what we ask of one, in our words and units. */
export type CarrierCode = 'CANADA_POST' | 'USPS' | 'DHL' | 'CHIT_CHATS';

export type PostalAddress = {
  name: string;
  company: string | null;
  line1: string;
  line2: string | null;
  city: string;
  region: string;
  postalCode: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  phone: string | null;
};

export type Parcel = {
  weightGrams: number;
  lengthMillimetres: number;
  widthMillimetres: number;
  heightMillimetres: number;
};

export type RateRequest = {
  from: PostalAddress;
  to: PostalAddress;
  parcel: Parcel;
  /** `YYYY-MM-DD` */
  mailingDate: string;
};

export type RateOffer = {
  service: string;
  serviceName: string;
  amountMinor: number;
  currency: 'CAD' | 'USD';
  transitDays: number | null;
  /** `YYYY-MM-DD` */
  deliverBy: string | null;
  guaranteed: boolean;
};

export type CustomsItem = {
  sku: string;
  description: string;
  quantity: number;
  unitWeightGrams: number;
  unitValueMinor: number;
  hsCode: string | null;
  countryOfOrigin: string | null;
};

export type LabelRequest = RateRequest & {
  /** Ours, the same however often the label is asked for. At most 35 characters. */
  reference: string;
  orderNumber: string;
  service: string;
  /** What is inside; needed when the parcel leaves the country. */
  contents: { currency: string; items: CustomsItem[] };
};

export type PurchasedLabel = {
  carrierShipmentId: string;
  trackingNumber: string;
  trackingUrl: string;
  /** Where the carrier keeps the label. */
  labelLink: string;
};

export type TrackingStatus =
  | 'UNKNOWN'
  | 'PRE_TRANSIT'
  | 'IN_TRANSIT'
  | 'OUT_FOR_DELIVERY'
  | 'DELIVERED'
  | 'AVAILABLE_FOR_PICKUP'
  | 'RETURN_TO_SENDER'
  | 'EXCEPTION'
  | 'CANCELED';

export type CarrierEvent = {
  code: string;
  description: string;
  /** Null for what says nothing of the parcel's state, for example that a signature can be seen. */
  status: TrackingStatus | null;
  /** RFC 3339 with the offset the carrier names, without one when it names none we know. */
  occurredAt: string;
  localTime: string;
  location: string | null;
  raw: Record<string, string>;
};

export type Tracking = {
  carrier: CarrierCode;
  trackingNumber: string;
  status: TrackingStatus;
  /** The carrier's words for the status. */
  statusReason: string | null;
  /** `YYYY-MM-DD` */
  estimatedDeliveryAt: string | null;
  signedBy: string | null;
  /** Newest first, as the carrier lists them. */
  events: CarrierEvent[];
};

/** A search for a purchase whose outcome we did not hear. */
export type PurchaseSearch = {
  reference: string;
  since: Date;
  /** Those of the carrier's shipment ids that we know to belong to other parcels. */
  known: (carrierShipmentIds: string[]) => Promise<Set<string>>;
};

type Capability =
  | 'rates'
  | 'buyLabel'
  | 'voidLabel'
  | 'track'
  | 'manifest'
  | 'schedulePickup'
  | 'validateAddress';

export type Carrier = {
  code: CarrierCode;
  /** Countries it collects parcels in, ISO 3166-1 alpha-2. */
  originCountries: readonly string[];
  /** What may be asked of it. A method without its flag is absent. */
  capabilities: Readonly<Record<Capability, boolean>>;
  rates(request: RateRequest): Promise<RateOffer[]>;
  /** Costs money: called once per intent. Throws `CarrierError`; `outcomeUnknown` means look it up. */
  buyLabel(request: LabelRequest): Promise<PurchasedLabel>;
  /** The purchase made under our reference, null when there is none. */
  findPurchase(search: PurchaseSearch): Promise<PurchasedLabel | null>;
  /** The label as PDF. May be asked for again. */
  downloadLabel(label: { carrierShipmentId: string; labelLink: string }): Promise<Buffer>;
  track(trackingNumber: string): Promise<Tracking>;
  voidLabel?(carrierShipmentId: string): Promise<{ refundReference: string | null }>;
  manifest?(carrierShipmentIds: string[]): Promise<{ manifestLink: string }>;
  schedulePickup?(request: { from: PostalAddress; date: string }): Promise<{ pickupId: string }>;
  validateAddress?(address: PostalAddress): Promise<{ suggestion: PostalAddress | null }>;
};
