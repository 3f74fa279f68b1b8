/** What taxes are called in French: TPS, TVH, TVQ, TVP and, in Manitoba, TVD. */
const french: Readonly<Record<string, string>> = {
  ...{ GST: 'TPS', HST: 'TVH', QST: 'TVQ', PST: 'TVP', RST: 'TVD' },
  ...{ VAT: 'TVA', Tax: 'Taxe' },
};

/**
 * The name of a tax or of a registration in a reader's language. Tables, Stripe and the ledger keep the
 * English one: `HST ON` is read as `TVH ON`, `GST/HST` as `TPS/TVH`, `NY sales tax` as `Taxe de vente NY`.
 */
export function taxName(name: string, locale: 'en' | 'fr'): string {
  if (locale === 'en') return name;
  const state = /^([A-Z]{2}) sales tax$/.exec(name)?.[1];
  if (state) return `Taxe de vente ${state}`;
  return name.replaceAll(/\b[A-Za-z]+\b/g, (word) => french[word] ?? word);
}
