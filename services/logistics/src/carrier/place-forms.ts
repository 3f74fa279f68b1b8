const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Whether there is such a country in ISO 3166-1, in two capital letters. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && regionNames.of(code) !== undefined;
}

/** `m5v 2t6` as `M5V2T6`, by the letters that Canada uses; null for what is no code of it. */
export function canadianPostalCode(written: string): string | null {
  const code = written.replaceAll(/[\s-]/g, '').toUpperCase();
  return /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z]\d$/.test(code) ? code : null;
}
