import type { LabelContent } from '../draw-label.ts';
import { openJournal } from '../journal.ts';
import type { Journey } from '../journey.ts';
import type { ControlledParcels } from '../parcel-control.ts';

export interface Parcel {
  trackingNumber: string;
  kind: 'domestic' | 'return' | 'international';
  /** The client's key, and a digest of the request that used it. */
  key: string | null;
  digest: string;
  reference: string;
  /** Of the mailer whose label it is. */
  mid: string;
  mailClass: string;
  mailingDate: string;
  fromZip: string;
  toZip: string;
  toCountry: string;
  amountMinor: number;
  /** Business days from label to door; null abroad. */
  days: number | null;
  /** What creating it answered, without the image. */
  metadata: Record<string, unknown>;
  label: LabelContent;
  reprints: number;
  createdAtMs: number;
  state: 'charged' | 'voided' | 'refund_requested';
  disputedOn: string | null;
  /** The SCAN form that it is on. */
  scanForm: string | null;
  signature: boolean;
  journey: Journey;
}

/** The labels that the sandbox sold, kept over restarts. */
export class Parcels implements ControlledParcels {
  #byNumber = new Map<string, Parcel>();
  #made = 0;
  readonly #journal;

  constructor(path: string | undefined) {
    this.#journal = openJournal<Parcel>(path);
    for (const parcel of this.#journal.read()) this.#byNumber.set(parcel.trackingNumber, parcel);
    this.#journal.rewrite(this.all());
  }

  all(): Parcel[] {
    return [...this.#byNumber.values()];
  }

  get(trackingNumber: string): Parcel | undefined {
    return this.#byNumber.get(trackingNumber);
  }

  byKey(key: string): Parcel | undefined {
    return this.all().find((parcel) => parcel.key === key);
  }

  put(parcel: Parcel): Parcel {
    this.#byNumber.set(parcel.trackingNumber, parcel);
    this.#journal.append([parcel]);
    return parcel;
  }

  travel(trackingNumber: string, journey: Journey): void {
    const parcel = this.get(trackingNumber);
    if (parcel) this.put({ ...parcel, journey });
  }

  charges() {
    return this.all().map(({ reference, trackingNumber, amountMinor, state }) => ({
      ...{ reference, trackingNumber, amountMinor, currency: 'USD', state },
    }));
  }

  clear(): void {
    this.#byNumber.clear();
    this.#journal.rewrite([]);
  }

  /** A sequence that no parcel of this sandbox had before, even after a reset or a restart. */
  next(nowMs: number): number {
    this.#made = Math.max(this.#made + 1, Math.floor(nowMs / 10) % 10_000_000);
    return this.#made;
  }
}
