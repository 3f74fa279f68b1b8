const offsetMs = -8 * 3_600_000;

/** As Vancouver writes it in winter: `2026-11-23T09:41:00.123-08:00`. */
export const timeText = (ms: number): string =>
  new Date(ms + offsetMs).toISOString().replace('Z', '-08:00');

export const dateText = (ms: number): string => timeText(ms).slice(0, 10);
