/** A fetch for the mirror runs inside a transaction, so it gives up soon; the job tries again. */
export const fetchOptions = { timeout: 5_000, maxNetworkRetries: 1 };
