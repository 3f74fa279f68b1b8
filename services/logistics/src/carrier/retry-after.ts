/** The header's seconds or date as seconds from now; null when it names no time to come. */
export function secondsToWait(retryAfter: string | null): number | null {
  const text = retryAfter?.trim() ?? '';
  const left = /^\d+(\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return left > 0 ? Math.ceil(left) : null;
}
