import { CarrierError } from '../carrier-error.ts';
import { fitterOf } from '../fit.ts';

/** What Canada Post would refuse is refused by us before the call, with the field. */
export function refuse(field: string, message: string): never {
  throw refused(field, message);
}

function refused(field: string, message: string): CarrierError {
  return new CarrierError({
    ...{ carrier: 'CANADA_POST', kind: 'VALIDATION', code: 'INVALID_REQUEST' },
    message,
    fields: [field],
  });
}

export const fit = fitterOf('Canada Post', refused);
