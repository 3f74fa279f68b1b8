import type { LabelContent } from '../draw-label.ts';
import { openJournal } from '../journal.ts';
import type { Journey } from '../journey.ts';
import type { ControlledParcels } from '../parcel-control.ts';
import type { ServiceArea } from './places.ts';

export interface Parcel {
  kind: 'parcel';
  trackingNumber: string;
  /** `express`, or the division of a parcel that only the tracking of all divisions knows. */
  service: string;
  pieceNumber: string;
  references: { value: string; typeCode: string }[];
  accountNumber: string;
  productCode: string;
  declarable: boolean;
  description: string;
  recipientName: string;
  recipientPostalCode: string;
  originCountry: string;
  destinationCountry: string;
  from: ServiceArea;
  to: ServiceArea;
  kilograms: number;
  amountMinor: number;
  currency: string;
  /** `YYYY-MM-DD` */
  dueOn: string;
  label: LabelContent;
  createdAtMs: number;
  journey: Journey;
}

export interface Pickup {
  kind: 'pickup';
  number: string;
  requestorName: string;
  canceled: boolean;
}

export interface Subscription {
  kind: 'subscription';
  id: string;
  hookUri: string;
  service: string;
  shipmentIds: string[];
  secret: string;
  state: 'pending' | 'active';
  ended: boolean;
}

type Entry = Parcel | Pickup | Subscription;

/** What both of DHL's servers remember, kept over restarts. */
export class Store implements ControlledParcels {
  #parcels = new Map<string, Parcel>();
  #pickups = new Map<string, Pickup>();
  #subscriptions = new Map<string, Subscription>();
  #made = 0;
  readonly #journal;
  /** Called with the number of each parcel that was moved by hand. */
  onMove: (trackingNumber: string) => void = () => {};

  constructor(path: string | undefined) {
    this.#journal = openJournal<Entry>(path);
    for (const entry of this.#journal.read()) this.#apply(entry);
    this.#journal.rewrite([...this.all(), ...this.#pickups.values(), ...this.subscriptions()]);
  }

  all(): Parcel[] {
    return [...this.#parcels.values()];
  }

  /** By the number of the waybill or of its piece. */
  find(number: string): Parcel | undefined {
    return this.#parcels.get(number) ?? this.all().find((parcel) => parcel.pieceNumber === number);
  }

  pickup(number: string): Pickup | undefined {
    return this.#pickups.get(number);
  }

  subscriptions(): Subscription[] {
    return [...this.#subscriptions.values()].filter(({ ended }) => !ended);
  }

  put(entry: Entry): void {
    this.#apply(entry);
    this.#journal.append([entry]);
  }

  travel(trackingNumber: string, journey: Journey): void {
    const parcel = this.#parcels.get(trackingNumber);
    if (!parcel) return;
    this.put({ ...parcel, journey });
    this.onMove(trackingNumber);
  }

  /** DHL takes no label back: what never travels is not invoiced. */
  charges() {
    return this.all()
      .filter(({ service }) => service === 'express')
      .map(({ references, trackingNumber, amountMinor, currency }) => ({
        reference: references[0]?.value ?? '',
        ...{ trackingNumber, amountMinor, currency, state: 'charged' as const },
      }));
  }

  clear(): void {
    this.#parcels.clear();
    this.#pickups.clear();
    this.#subscriptions.clear();
    this.#journal.rewrite([]);
  }

  /** A number that nothing of this sandbox had before, even after a reset or a restart. */
  next(nowMs: number): number {
    this.#made = Math.max(this.#made + 1, Math.floor(nowMs / 10) % 100_000_000);
    return this.#made;
  }

  #apply(entry: Entry): void {
    if (entry.kind === 'parcel') this.#parcels.set(entry.trackingNumber, entry);
    else if (entry.kind === 'pickup') this.#pickups.set(entry.number, entry);
    else this.#subscriptions.set(entry.id, entry);
  }
}
