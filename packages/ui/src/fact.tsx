import type { ReactNode } from 'react';
import { DateTime } from './date-time.tsx';

/** A fact as `DescriptionList` takes it; none when there is no value. */
export const fact = (term: string, value: ReactNode) => (value ? [{ term, value }] : []);

/** When something happened; none when it did not. */
export const momentFact = (
  term: string,
  value: string | null,
  style: 'absolute' | 'relative' = 'absolute',
) => fact(term, value && <DateTime value={value} style={style} />);
