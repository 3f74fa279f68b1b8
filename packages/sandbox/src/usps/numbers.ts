/** 22 digits: channel, service type, a mailer's nine digits, seven of the parcel, and the check digit. */
export function domesticNumber(mid: string, sequence: number): string {
  const mailer = mid.padStart(9, '9').slice(0, 9);
  const digits = `94055${mailer}${String(sequence % 10_000_000).padStart(7, '0')}`;
  return `${digits}${mod10(digits)}`;
}

/** Modulo 10 with weights 3 and 1, beginning with 3 beside the check digit. */
export function mod10(digits: string): number {
  const total = [...digits]
    .reverse()
    .reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (total % 10)) % 10;
}

/** Two letters, eight digits, a check digit and `US`, as the Universal Postal Union has it. */
export function internationalNumber(sequence: number): string {
  const digits = String(sequence % 100_000_000).padStart(8, '0');
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  const sum = [...digits].reduce((total, d, index) => total + Number(d) * (weights[index] ?? 0), 0);
  const rest = 11 - (sum % 11);
  const check = rest === 10 ? 0 : rest === 11 ? 5 : rest;
  return `LZ${digits}${check}US`;
}
