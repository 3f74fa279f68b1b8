/** What a number names: a waybill or a piece of DHL Express, or a parcel of another division. */
export type NumberKind = 'WAYBILL' | 'PIECE' | 'OTHER_DIVISION' | 'NO_NUMBER';

/** Check digits are left to DHL: its own examples and test numbers break the rule. */
export function kindOfNumber(trackingNumber: string): NumberKind {
  const plain = compactNumber(trackingNumber);
  if (/^\d{10,11}$/.test(plain)) return 'WAYBILL';
  if (/^J[A-Z]{1,3}\d{9,18}$/.test(plain)) return 'PIECE';
  return /^(?=.*\d)[A-Z0-9]{8,40}$/.test(plain) ? 'OTHER_DIVISION' : 'NO_NUMBER';
}

/** `12 3456 7890` as `1234567890`. */
export function compactNumber(trackingNumber: string): string {
  return trackingNumber.replaceAll(/[\s-]/g, '').toUpperCase();
}
