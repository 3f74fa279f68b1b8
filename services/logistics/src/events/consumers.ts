import { onDeviceAssigned } from './on-device-assigned.ts';
import { onOrderCanceled } from './on-order-canceled.ts';
import { onOrderConfirmed } from './on-order-confirmed.ts';
import { onOrderHeld } from './on-order-held.ts';
import { onOrderReleased } from './on-order-released.ts';
import { onReturnApproved } from './on-return-approved.ts';
import { onReturnCanceled } from './on-return-canceled.ts';
import { onReturnReplaced } from './on-return-replaced.ts';

export const consumers = (originCountries: ReadonlySet<string>) => [
  onOrderConfirmed(originCountries),
  onOrderCanceled,
  onOrderHeld,
  onOrderReleased,
  onDeviceAssigned,
  onReturnApproved,
  onReturnCanceled,
  onReturnReplaced(originCountries),
];
