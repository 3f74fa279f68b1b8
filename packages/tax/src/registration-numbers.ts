import type { RegistrationNumbers } from './tax-rates-of.ts';

/** Reads `GST/HST=123456789 RT0001,QST=1234567890 TQ0001`, as settings give it. */
export function parseRegistrationNumbers(text: string): RegistrationNumbers {
  const parts = text.split(',').filter((part) => part.trim() !== '');
  return Object.fromEntries(
    parts.map((part) => {
      const [registration = '', number = ''] = part.split('=').map((side) => side.trim());
      if (registration === '' || number === '') {
        throw new RangeError(`"${part}" is not a registration such as "QST=1234567890 TQ0001".`);
      }
      return [registration, number];
    }),
  );
}
