/** How a way to pay is called everywhere: `Visa •••• 4242`, `Sepa debit •••• 3000`. */
export const methodName = ({
  brand,
  type,
  last4,
}: {
  brand?: string | null;
  type?: string;
  last4?: string | null;
}) => [capital(brand ?? type ?? ''), last4 && `•••• ${last4}`].filter(Boolean).join(' ');

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).replaceAll('_', ' ');
