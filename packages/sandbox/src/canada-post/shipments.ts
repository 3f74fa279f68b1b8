import { openJournal } from '../journal.ts';
import type { TrackingEvent } from './journey.ts';
import type { Place } from './places.ts';
import type { Price } from './price.ts';
import type { XmlNode } from './xml.ts';

export interface Shipment {
  id: string;
  pin: string;
  kind: 'contract' | 'non-contract';
  /** The customer numbers of the path: mailed by, and mailed on behalf of. */
  mailedBy: string;
  mobo: string;
  status: 'created' | 'transmitted';
  groupId: string | undefined;
  customerRequestId: string;
  serviceCode: string;
  optionCodes: string[];
  /** What was received, which the details repeat. */
  deliverySpec: XmlNode;
  shippingPoint: string;
  price: Price;
  from: Place;
  to: Place;
  createdAtMs: number;
  /** Oldest first. */
  events: TrackingEvent[];
  /** False once someone moves the parcel by hand, or it was voided or refunded. */
  travelsByItself: boolean;
  refundTicket: { id: string; date: string } | undefined;
}

/** The shipments that the sandbox remembers. */
export class Shipments {
  #byId = new Map<string, Shipment>();
  #made = 0;
  readonly #journal;

  constructor(path: string | undefined) {
    this.#journal = openJournal<Shipment | { voided: string }>(path);
    for (const entry of this.#journal.read()) this.#apply(entry);
    this.#journal.rewrite(this.all());
  }

  all(): Shipment[] {
    return [...this.#byId.values()];
  }

  get(id: string): Shipment | undefined {
    return this.#byId.get(id);
  }

  byPin(pin: string): Shipment | undefined {
    return this.all().find((shipment) => shipment.pin === pin);
  }

  put(shipment: Shipment): Shipment {
    this.#apply(shipment);
    this.#journal.append([shipment]);
    return shipment;
  }

  void(id: string): void {
    this.#apply({ voided: id });
    this.#journal.append([{ voided: id }]);
  }

  clear(): void {
    this.#byId.clear();
    this.#journal.rewrite([]);
  }

  /** A number that no parcel of this sandbox had before, even after a reset or a restart. */
  nextNumber(nowMs: number): number {
    this.#made = Math.max(this.#made + 1, Math.floor(nowMs / 10) % 100_000_000);
    return this.#made;
  }

  #apply(entry: Shipment | { voided: string }): void {
    if ('voided' in entry) this.#byId.delete(entry.voided);
    else this.#byId.set(entry.id, entry);
  }
}
