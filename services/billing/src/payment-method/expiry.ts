interface Card {
  expiryMonth: number | null;
  expiryYear: number | null;
}

const soonMs = 60 * 86_400_000;

/** A card is good until the end of its month. Null for what does not expire. */
export function expiresAt({ expiryMonth, expiryYear }: Card): Date | null {
  return expiryMonth === null || expiryYear === null
    ? null
    : new Date(Date.UTC(expiryYear, expiryMonth, 1));
}

export function isExpired(card: Card, now: Date): boolean {
  const end = expiresAt(card);
  return end !== null && end <= now;
}

export function expiresSoon(card: Card, now: Date): boolean {
  const end = expiresAt(card);
  return end !== null && end > now && end.getTime() - now.getTime() <= soonMs;
}
