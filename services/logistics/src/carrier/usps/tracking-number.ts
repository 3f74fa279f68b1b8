/** Numbers of parcels abroad have the form of the Universal Postal Union: `LZ123456785US`. */
export function isInternational(trackingNumber: string): boolean {
  return /^[A-Z]{2}\d{9}US$/.test(trackingNumber);
}

/** As scanned or pasted: without spaces, and without the `420` and ZIP code that a label's code begins with. */
export function plainNumber(scanned: string): string {
  const compact = scanned.replaceAll(/[\s-]/g, '').toUpperCase();
  return /^420\d{5}(?:\d{4})?(9[1-5]\d{20}(?:\d{4})?)$/.exec(compact)?.[1] ?? compact;
}

/**
 * Whether the number may be one of USPS's: its form and its check digit. For what people type; numbers
 * that USPS itself gave are believed.
 */
export function isTrackingNumber(scanned: string): boolean {
  const number = plainNumber(scanned);
  const foreign = /^[A-Z]{2}(\d{8})(\d)US$/.exec(number);
  if (foreign !== null) return s10CheckDigit(foreign[1] ?? '') === Number(foreign[2]);
  const fits = /^9[1-5]\d{20}(\d{4})?$/.test(number) || /^\d{20}$/.test(number);
  if (!fits) return false;
  const check = Number(number.at(-1));
  // The short form is printed without its service's `91`, which counts.
  return (
    check === mod10CheckDigit(number.slice(0, -1)) ||
    (number.length === 20 && check === mod10CheckDigit(`91${number.slice(0, -1)}`))
  );
}

/** Weights 3 and 1, beginning with 3 beside the check digit. */
function mod10CheckDigit(digits: string): number {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

function s10CheckDigit(digits: string): number {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  const sum = [...digits].reduce((total, d, index) => total + Number(d) * (weights[index] ?? 0), 0);
  const check = 11 - (sum % 11);
  if (check === 10) return 0;
  return check === 11 ? 5 : check;
}
