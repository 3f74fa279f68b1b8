/** An amount in Canadian cents, by the stated rate of US dollars for one Canadian. */
export function inCadMinor(amountMinor: number, currency: string, usdPerCad: number): number {
  return currency === 'USD' ? Math.round(amountMinor / usdPerCad) : amountMinor;
}
