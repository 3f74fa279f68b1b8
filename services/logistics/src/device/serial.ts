/** As on the label: spaces and case do not matter, nor do the characters a scanner puts around it. */
export function normalizeSerial(scanned: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: scanners send them as separators.
  return scanned.replaceAll(/[\s\u0000-\u001f\u007f]+/g, '').toUpperCase();
}

/** Letters, digits and hyphens, 4 to 40. */
export const serialPattern = /^[A-Z0-9-]{4,40}$/;

/** Fifteen digits of which the last is the Luhn check digit (3GPP TS 23.003). */
export function isImei(text: string): boolean {
  if (!/^\d{15}$/.test(text)) return false;
  const sum = [...text].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
