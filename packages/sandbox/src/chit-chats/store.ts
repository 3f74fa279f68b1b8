import { randomBytes, randomInt } from 'node:crypto';
import { openJournal } from '../journal.ts';
import type { Journey } from '../journey.ts';
import type { CreateShipment } from './request-schemas.ts';

export interface Shipment {
  id: string;
  given: CreateShipment;
  createdAtMs: number;
  /** When the postage was asked for, and by when it is there; null for never. */
  requestedAtMs: number | null;
  boughtAtMs: number | null;
  postageType: string;
  failed: boolean;
  carrier: string | null;
  trackingCode: string | null;
  batchId: number | null;
  refundAskedAtMs: number | null;
  journey: Journey;
}

export interface Batch {
  id: number;
  description: string | null;
  createdAtMs: number;
}

type Entry = { shipment: Shipment } | { batch: Batch } | { deleted: string | number };

/** The shipments and batches that the sandbox remembers. */
export class Store {
  #shipments = new Map<string, Shipment>();
  #batches = new Map<number, Batch>();
  readonly #journal;

  constructor(path: string | undefined) {
    this.#journal = openJournal<Entry>(path);
    for (const entry of this.#journal.read()) this.#apply(entry);
    this.#journal.rewrite([
      ...this.shipments().map((shipment) => ({ shipment })),
      ...this.batches().map((batch) => ({ batch })),
    ]);
  }

  shipments(): Shipment[] {
    return [...this.#shipments.values()];
  }

  batches(): Batch[] {
    return [...this.#batches.values()];
  }

  shipment(id: string): Shipment | undefined {
    return this.#shipments.get(id.toUpperCase());
  }

  batch(id: number): Batch | undefined {
    return this.#batches.get(id);
  }

  put(entry: Entry): void {
    this.#apply(entry);
    this.#journal.append([entry]);
  }

  clear(): void {
    this.#shipments.clear();
    this.#batches.clear();
    this.#journal.rewrite([]);
  }

  /** Ten capitals and digits that no shipment has. */
  newShipmentId(): string {
    const id = randomBytes(20)
      .toString('base64')
      .replaceAll(/[^A-Z0-9]/g, '');
    return id.length >= 10 && !this.#shipments.has(id.slice(0, 10))
      ? id.slice(0, 10)
      : this.newShipmentId();
  }

  newBatchId(): number {
    const id = randomInt(100_000, 2_000_000_000);
    return this.#batches.has(id) ? this.newBatchId() : id;
  }

  #apply(entry: Entry): void {
    if ('shipment' in entry) this.#shipments.set(entry.shipment.id, entry.shipment);
    else if ('batch' in entry) this.#batches.set(entry.batch.id, entry.batch);
    else if (typeof entry.deleted === 'number') this.#batches.delete(entry.deleted);
    else this.#shipments.delete(entry.deleted);
  }
}

/** The last mile's number: as USPS forms it for the United States, as Canada Post does at home. */
export function newTrackingCode(carrier: string): string {
  const digits = (count: number) =>
    Array.from({ length: count }, () => String(randomInt(10))).join('');
  if (carrier === 'usps') return `94055${digits(17)}`;
  if (carrier === 'canada_post') return `40${digits(14)}`;
  return `LX${digits(9)}NL`;
}
