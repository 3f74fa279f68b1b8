type Lasting<T> = { value: T; until: number };

/**
 * Something that is fetched once, kept while it is good, and fetched anew by one caller for all who wait
 * when it is not. A failed fetch is not kept.
 */
export function kept<T>(fetch: () => Promise<Lasting<T>>) {
  let current: Promise<Lasting<T>> | null = null;

  async function get(): Promise<T> {
    const asked = current;
    if (asked !== null) {
      const lasting = await asked;
      if (lasting.until > Date.now()) return lasting.value;
      if (current === asked) current = null;
    }
    current ??= fetch().catch((error: unknown) => {
      current = null;
      throw error;
    });
    return (await current).value;
  }

  /** Forgets the value that turned out to be no good, unless another came meanwhile. */
  async function drop(value: T): Promise<void> {
    const asked = current;
    if (asked === null) return;
    const lasting = await asked.catch(() => null);
    if (lasting?.value === value && current === asked) current = null;
  }

  return { get, drop };
}
