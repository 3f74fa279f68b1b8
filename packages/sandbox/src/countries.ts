const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Whether there is such a country in ISO 3166-1, in two capital letters. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && names.of(code) !== undefined;
}
