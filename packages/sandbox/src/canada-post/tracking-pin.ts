/** A 16-digit PIN: seven digits of the customer, eight of the parcel, and the check digit. */
export function trackingPin(customerNumber: string, sequence: number): string {
  const customer = customerNumber.slice(-7).padStart(7, '0');
  const digits = `${customer}${String(sequence % 100_000_000).padStart(8, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}

/** Modulo 10 with weights 3 and 1, beginning with 3 beside the check digit. */
export function checkDigit(digits: string): number {
  const total = [...digits]
    .reverse()
    .reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (total % 10)) % 10;
}
