/** Money times a whole number, in exact decimals. */
export function timesMoney<Value extends { amount: string; currency: string }>(
  value: Value,
  factor: number,
): Value {
  const [whole = '0', fraction = ''] = value.amount.split('.');
  const minor = BigInt(whole + fraction) * BigInt(factor);
  const digits = minor.toString().padStart(fraction.length + 1, '0');
  const cut = digits.length - fraction.length;
  const amount = fraction ? `${digits.slice(0, cut)}.${digits.slice(cut)}` : digits;
  return { ...value, amount };
}

/** What a figure or a chart draws of an exact decimal; null stays null, which is a gap. */
export function toNumber(decimal: string | null | undefined): number | null {
  return decimal === null || decimal === undefined ? null : Number(decimal);
}
