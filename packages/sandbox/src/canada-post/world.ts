import type { Faults } from '../faults.ts';
import type { Credentials } from './gateway.ts';
import type { Manifest } from './manifests.ts';
import type { PickupRecord } from './pickups.ts';
import type { Records } from './records.ts';
import type { Shipments } from './shipments.ts';

/** Everything the sandbox knows, and how it behaves. */
export interface World {
  shipments: Shipments;
  manifests: Records<Manifest>;
  pickups: Records<PickupRecord>;
  faults: Faults;
  credentials: Credentials | undefined;
  lifeMs: number;
  manifestMsPerShipment: number;
}
