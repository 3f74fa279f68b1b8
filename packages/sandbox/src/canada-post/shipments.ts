import type { Journey } from '../journey.ts';
import type { Place } from './places.ts';
import type { Price } from './price.ts';
import { Records } from './records.ts';
import type { XmlNode } from './xml.ts';

export interface Shipment {
  id: string;
  pin: string;
  kind: 'contract' | 'non-contract' | 'return';
  /** The customer numbers of the path: mailed by, and mailed on behalf of. */
  mailedBy: string;
  mobo: string;
  status: 'created' | 'transmitted' | 'voided';
  groupId: string | undefined;
  /** On which manifest it was told, for those that wait for the end of the day. */
  manifestId: string | undefined;
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
  journey: Journey;
  refundTicket: { id: string; date: string } | undefined;
}

/** The shipments that the sandbox remembers; `all` and `get` know no voided ones. */
export class Shipments {
  #made = 0;
  readonly #records;
  readonly #idByPin = new Map<string, string>();

  constructor(path: string | undefined) {
    this.#records = new Records<Shipment>(path);
    for (const { pin, id } of this.everBought()) this.#idByPin.set(pin, id);
  }

  /** What was ever bought, voided ones too. */
  everBought(): Shipment[] {
    return this.#records.all();
  }

  all(): Shipment[] {
    return this.everBought().filter(({ status }) => status !== 'voided');
  }

  get(id: string): Shipment | undefined {
    const shipment = this.#records.get(id);
    return shipment?.status === 'voided' ? undefined : shipment;
  }

  byPin(pin: string): Shipment | undefined {
    return this.get(this.#idByPin.get(pin) ?? '');
  }

  put(shipment: Shipment): Shipment {
    this.#idByPin.set(shipment.pin, shipment.id);
    return this.#records.put(shipment);
  }

  clear(): void {
    this.#records.clear();
    this.#idByPin.clear();
  }

  /** A number that no parcel of this sandbox had before, even after a reset or a restart. */
  nextNumber(nowMs: number): number {
    this.#made = Math.max(this.#made + 1, Math.floor(nowMs / 10) % 100_000_000);
    return this.#made;
  }
}
