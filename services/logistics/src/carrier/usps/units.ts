/** Grams as pounds, rounded up to a ten-thousandth: enough not to slip over an ounce, and never zero. */
export function pounds(grams: number): number {
  return Math.ceil((Math.max(1, grams) / 453.59237) * 10_000) / 10_000;
}

/** Millimetres as inches, rounded up, so that a parcel is never declared smaller than it is. */
export function inches(millimetres: number): number {
  return Math.ceil((millimetres / 25.4) * 100) / 100;
}

/** Minor units as dollars. */
export function dollars(amountMinor: number): number {
  return Math.round(amountMinor) / 100;
}
