import { z } from 'zod';

/** One of the words, which are separated by spaces. */
export const oneOf = (words: string) => z.enum(words.trim().split(/\s+/));
