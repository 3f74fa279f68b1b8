/** `1500` g as `1.500`; rounded up, so that a parcel is never declared lighter than it is. */
export function kilograms(grams: number): string {
  return (Math.ceil(grams) / 1000).toFixed(3);
}

/** `255` mm as `25.5`; rounded up, so that a parcel is never declared smaller than it is. */
export function centimetres(millimetres: number): string {
  return (Math.ceil(millimetres) / 10).toFixed(1);
}

/** Minor units as `12.34`. */
export function dollars(amountMinor: number): string {
  return (amountMinor / 100).toFixed(2);
}

/** `12.34`, `12.3` or `12.345` as cents, the last rounded; null for what is no amount. */
export function toMinor(text: string | null): number | null {
  if (text === null || !/^\d+(\.\d*)?$/.test(text)) return null;
  const [whole = '0', fraction = ''] = text.split('.');
  const cents = Number(`${whole}${fraction.padEnd(2, '0').slice(0, 2)}`);
  return cents + (Number(fraction[2] ?? 0) >= 5 ? 1 : 0);
}
