/**
 * Code 39 (ISO/IEC 16388), which every scanner reads without being set up: each character is nine
 * elements, bars and spaces in turn, three of them wide. Here `w` is wide and `n` narrow.
 */
const patterns: Record<string, string> = {
  '0': 'nnnwwnwnn',
  '1': 'wnnwnnnnw',
  '2': 'nnwwnnnnw',
  '3': 'wnwwnnnnn',
  '4': 'nnnwwnnnw',
  '5': 'wnnwwnnnn',
  '6': 'nnwwwnnnn',
  '7': 'nnnwnnwnw',
  '8': 'wnnwnnwnn',
  '9': 'nnwwnnwnn',
  A: 'wnnnnwnnw',
  B: 'nnwnnwnnw',
  C: 'wnwnnwnnn',
  D: 'nnnnwwnnw',
  E: 'wnnnwwnnn',
  F: 'nnwnwwnnn',
  G: 'nnnnnwwnw',
  H: 'wnnnnwwnn',
  I: 'nnwnnwwnn',
  J: 'nnnnwwwnn',
  K: 'wnnnnnnww',
  L: 'nnwnnnnww',
  M: 'wnwnnnnwn',
  N: 'nnnnwnnww',
  O: 'wnnnwnnwn',
  P: 'nnwnwnnwn',
  Q: 'nnnnnnwww',
  R: 'wnnnnnwwn',
  S: 'nnwnnnwwn',
  T: 'nnnnwnwwn',
  U: 'wwnnnnnnw',
  V: 'nwwnnnnnw',
  W: 'wwwnnnnnn',
  X: 'nwnnwnnnw',
  Y: 'wwnnwnnnn',
  Z: 'nwwnwnnnn',
  '-': 'nwnnnnwnw',
  '.': 'wwnnnnwnn',
  ' ': 'nwwnnnwnn',
  $: 'nwnwnwnnn',
  '/': 'nwnwnnnwn',
  '+': 'nwnnnwnwn',
  '%': 'nnnwnwnwn',
  '*': 'nwnnwnwnn',
};

/** Whether the code has every character of a text. The star is its own start and stop. */
export const fitsCode39 = (text: string) =>
  [...text.toUpperCase()].every((character) => character !== '*' && character in patterns);

/** The bars of a text in units of the narrow one: where each begins and how wide it is. */
export function code39(text: string): { bars: { at: number; width: number }[]; width: number } {
  const bars: { at: number; width: number }[] = [];
  let at = 0;
  for (const character of `*${text.toUpperCase()}*`) {
    const pattern = patterns[character];
    if (pattern === undefined) throw new Error(`Code 39 has no “${character}”.`);
    for (const [index, element] of [...pattern].entries()) {
      const width = element === 'w' ? 2.5 : 1;
      if (index % 2 === 0) bars.push({ at, width });
      at += width;
    }
    at += 1;
  }
  return { bars, width: at - 1 };
}
