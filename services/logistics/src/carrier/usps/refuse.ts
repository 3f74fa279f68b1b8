import { CarrierError } from '../carrier-error.ts';
import { fitterOf } from '../fit.ts';

/** We know that USPS takes no such thing, so it is not asked. */
export function refuse(field: string, message: string): CarrierError {
  return new CarrierError({ carrier: 'USPS', kind: 'VALIDATION', message, fields: [field] });
}

export const fit = fitterOf('USPS', refuse);
