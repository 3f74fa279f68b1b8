/**
 * A telephone number as E.164 writes it, for example `+14165550123`, or undefined when it is none.
 * Spaces, dots, dashes and brackets are dropped; in Canada and the United States the `+1` may be left out.
 */
export function normalizePhone(text: string, country: string): string | undefined {
  const digits = text.replaceAll(/[\s().-]/g, '');
  if (/^\+[1-9]\d{7,14}$/.test(digits)) return digits;
  const isNorthAmerican = country === 'CA' || country === 'US';
  if (isNorthAmerican && /^1?[2-9]\d{9}$/.test(digits)) return `+1${digits.slice(-10)}`;
  return undefined;
}
