/** `1500` g as `1.500`. */
export function kilograms(grams: number): string {
  return (grams / 1000).toFixed(3);
}

/** `255` mm as `25.5`; rounded up, so that a parcel is never declared smaller than it is. */
export function centimetres(millimetres: number): string {
  return (Math.ceil(millimetres) / 10).toFixed(1);
}

/** `m5v 2t6` as `M5V2T6`. */
export function compactPostalCode(postalCode: string): string {
  return postalCode.replaceAll(/[\s-]/g, '').toUpperCase();
}

/** Minor units as `12.34`. */
export function dollars(amountMinor: number): string {
  return (amountMinor / 100).toFixed(2);
}
