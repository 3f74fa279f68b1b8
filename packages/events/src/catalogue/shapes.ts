import { z } from 'zod';

/** With its prefix, for example `ord_…`. */
export const id = z.string().min(5);

/** RFC 3339 in UTC. */
export const instant = z.iso.datetime();

/** A local day, as YYYY-MM-DD. */
export const day = z.iso.date();

/** ISO 4217. */
export const currency = z.string().length(3);

/** Whole numbers that may pass 2^53, as text. */
export const wholeNumber = z.string().regex(/^\d+$/);
