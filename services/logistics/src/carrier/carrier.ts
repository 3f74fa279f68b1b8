/** The door to every carrier: what we ask of one, in our words and units. */
export const carrierCodes = ['CANADA_POST', 'USPS', 'DHL', 'CHIT_CHATS'] as const;
export type CarrierCode = (typeof carrierCodes)[number];

export type Currency = 'CAD' | 'USD';

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
  email?: string | null;
};

export type Parcel = {
  weightGrams: number;
  lengthMillimetres: number;
  widthMillimetres: number;
  heightMillimetres: number;
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

/** What is inside, as customs are told; within a country only its value matters. */
export type Contents = {
  currency: string;
  reason: 'SALE' | 'SAMPLE' | 'GIFT' | 'RETURN' | 'REPAIR' | 'DOCUMENTS';
  /** Who pays duties and taxes: `DDP` we do, `DAP` the recipient does. */
  incoterm: 'DAP' | 'DDP';
  invoiceNumber: string | null;
  /** What we pay in duties and taxes, in the contents' currency; Canada Post needs it for `DDP`. */
  prepaidDutiesMinor?: number | null;
  items: CustomsItem[];
};

export type ShipmentOptions = {
  signature: 'NONE' | 'SIGNATURE' | 'ADULT_SIGNATURE';
  /** In the currency of the contents; null for what the service covers by itself. */
  insuredMinor: number | null;
};

export type RateRequest = {
  from: PostalAddress;
  to: PostalAddress;
  parcel: Parcel;
  /** `YYYY-MM-DD` */
  mailingDate: string;
  contents: Contents;
  options: ShipmentOptions;
};

export type RateOffer = {
  /** The carrier's code; what `buyLabel` is asked for. */
  service: string;
  serviceName: string;
  /** All that is due, taxes included. */
  amountMinor: number;
  currency: Currency;
  transitDays: number | null;
  /** `YYYY-MM-DD` */
  deliverBy: string | null;
  guaranteed: boolean;
};

export type LabelFormat = 'PDF_4X6' | 'PDF_LETTER' | 'ZPL_4X6';

export type LabelRequest = RateRequest & {
  /** Ours, the same however often the label is asked for. At most 35 characters. */
  reference: string;
  orderNumber: string;
  service: string;
  format: LabelFormat;
  /** Parcels handed over together: warehouse and day. At most 32 letters, digits and hyphens. */
  manifestGroup: string;
};

export type File = { format: LabelFormat | 'PDF'; content: Buffer };

/** What the carrier knows a purchase by. */
export type PurchasedLabel = {
  carrierShipmentId: string;
  trackingNumber: string;
  trackingUrl: string;
  /** Where the carrier keeps the label, an empty string when it gives it only with the purchase. */
  labelLink: string;
  /** What was really charged, null when the carrier does not say. */
  charged: { amountMinor: number; currency: Currency } | null;
};

/** A purchase and the files that came with its answer; others are downloaded. */
export type Purchase = PurchasedLabel & { label: File | null };

export type LabelDownload = {
  carrierShipmentId: string;
  trackingNumber: string;
  labelLink: string;
  reference: string;
  format: LabelFormat;
  purchasedAt: Date;
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

/** As the carrier wrote it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export type CarrierEvent = {
  code: string;
  description: string;
  /** Null for what says nothing of the parcel's state, for example that a signature can be seen. */
  status: TrackingStatus | null;
  /** RFC 3339 with the offset the carrier names, without one when it names none we know. */
  occurredAt: string;
  localTime: string;
  location: string | null;
  raw: { [key: string]: Json };
};

export type Tracking = {
  carrier: CarrierCode;
  trackingNumber: string;
  status: TrackingStatus;
  /** The carrier's words for the status. */
  statusReason: string | null;
  /** `YYYY-MM-DD`, or RFC 3339 when the carrier names an hour. */
  estimatedDeliveryAt: string | null;
  signedBy: string | null;
  /** Newest first. */
  events: CarrierEvent[];
};

/** Where a parcel waits for its recipient. */
export type PickupPlace = {
  name: string;
  line1: string;
  city: string;
  region: string;
  postalCode: string;
  /** By days from Monday, 1, to Sunday, 7; `HH:MM`, local. Not named is closed. */
  hours: { day: number; opensAt: string; closesAt: string }[];
};

/** What helps a carrier to find a parcel beside its number. */
export type TrackedParcel = {
  trackingNumber: string;
  carrierShipmentId: string | null;
  destinationPostalCode: string | null;
  destinationCountry: string | null;
  /** `YYYY-MM-DD` */
  mailingDate: string | null;
};

export type TrackingAnswer = { trackingNumber: string; result: Tracking | Error };

/** A search for a purchase whose outcome we did not hear. */
export type PurchaseSearch = {
  reference: string;
  since: Date;
  /** When it was asked for last: what is not found may still be to come. */
  askedAt?: Date;
  /** Those of the carrier's shipment ids that we know to belong to other parcels. */
  known: (carrierShipmentIds: string[]) => Promise<Set<string>>;
};

export type VoidRequest = {
  carrierShipmentId: string;
  trackingNumber: string;
  reference: string;
  purchasedAt: Date;
  /** Told to the carrier with the end of day: it is refunded, not voided. */
  isManifested: boolean;
  /** Who is told of a refund, when the carrier asks. */
  contactEmail: string;
};

/** `VOIDED`: never charged or credited already. `REFUND_REQUESTED`: to be followed until credited. */
export type VoidOutcome = {
  status: 'VOIDED' | 'REFUND_REQUESTED';
  refundReference: string | null;
};

export type RefundState = 'PENDING' | 'CREDITED' | 'REFUSED' | 'UNKNOWN';

export type ManifestRequest = {
  /** Ours, the same however often it is asked for. At most 35 characters. */
  reference: string;
  from: PostalAddress;
  /** `YYYY-MM-DD` */
  date: string;
  parcels: { carrierShipmentId: string; trackingNumber: string; manifestGroup: string }[];
};

export type Manifest = {
  carrierManifestId: string;
  /** The parcels on it, by tracking number; those that were left out are not named. */
  trackingNumbers: string[];
  /** Null for a carrier that knows no document. */
  document: File | null;
};

export type PickupRequest = {
  reference: string;
  from: PostalAddress;
  contact: { name: string; phone: string; email: string };
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:MM`, local to the place. */
  readyAt: string;
  closesAt: string;
  parcelCount: number;
  weightGrams: number;
  /** Where the parcels stand, for example `FRONT_DOOR`. */
  instructions: string;
};

export type Pickup = {
  confirmationNumber: string;
  /** What the carrier wants back when the booking is changed (USPS: the ETag); null for most. */
  revision: string | null;
};

export type AddressCheck = {
  verdict: 'VALID' | 'CORRECTED' | 'AMBIGUOUS' | 'INVALID';
  /** The carrier's spelling when it differs from what was asked. */
  suggestion: PostalAddress | null;
  problems: { field: keyof PostalAddress | null; message: string }[];
};

export type Capability =
  | 'rates'
  | 'buyLabel'
  | 'voidLabel'
  | 'track'
  | 'trackMany'
  | 'manifest'
  | 'schedulePickup'
  | 'validateAddress'
  | 'returnLabel'
  | 'reprint';

/** Every question may be asked again; what costs money or books a person is asked once per intent. */
export type Carrier = {
  code: CarrierCode;
  /** Countries it collects parcels in, ISO 3166-1 alpha-2. */
  originCountries: readonly string[];
  /** What may be asked of it. A method without its flag is absent. */
  capabilities: Readonly<Record<Capability, boolean>>;
  labelFormats: readonly LabelFormat[];
  /** How many numbers one question about tracking may name. */
  trackAtOnce: number;
  rates(request: RateRequest): Promise<RateOffer[]>;
  /** Costs money: called once per intent. Throws `CarrierError`; `outcomeUnknown` means look it up. */
  buyLabel(request: LabelRequest): Promise<Purchase>;
  /** The purchase made under our reference, null when there is none. Throws while it is under way. */
  findPurchase(search: PurchaseSearch): Promise<Purchase | null>;
  /** The label again, in the format it was bought in. */
  downloadLabel(label: LabelDownload): Promise<File>;
  /** One answer for each number asked about; `CarrierError` of kind `NOT_FOUND` for an unknown one. */
  track(parcels: readonly TrackedParcel[]): Promise<TrackingAnswer[]>;
  /** What a kept event says by the map of today; undefined for one whose own words do not tell. */
  statusOfEvent?(
    event: Pick<CarrierEvent, 'code' | 'description' | 'raw'>,
  ): TrackingStatus | null | undefined;
  /** Giving back what was given back already is no error. */
  voidLabel?(request: VoidRequest): Promise<VoidOutcome>;
  /** Where a refund that was asked for stands. Absent where the carrier cannot be asked. */
  refundState?(request: VoidRequest & { refundReference: string | null }): Promise<RefundState>;
  /** Tells the carrier what it is about to get. May be several, by its own rules. */
  manifest?(request: ManifestRequest): Promise<Manifest[]>;
  /** The manifests made under our reference before, after an unknown outcome. */
  findManifests?(request: ManifestRequest): Promise<Manifest[]>;
  schedulePickup?(request: PickupRequest): Promise<Pickup>;
  cancelPickup?(request: Pickup & { contactName: string }): Promise<void>;
  validateAddress?(address: PostalAddress): Promise<AddressCheck>;
  /** The place that an event names, null when it names none. What it heard it keeps for a day. */
  pickupPlace?(event: Pick<CarrierEvent, 'raw'>): Promise<PickupPlace | null>;
  /** A label from the customer to us; once per intent, found again like any purchase. */
  buyReturnLabel?(request: LabelRequest): Promise<Purchase>;
  /** Deletes what quotes and purchases left unpaid before then, where a carrier keeps such drafts. */
  removeDrafts?(before: Date): Promise<number>;
};
