/** The years and months of the last three years; a value is `2026` or `2026-11`. */
export function periodOptions(locale: string, today = new Date()) {
  const year = today.getUTCFullYear();
  const years = [year, year - 1, year - 2].map(String);
  const months = Array.from({ length: 12 }, (_, index) =>
    new Date(Date.UTC(year, today.getUTCMonth() - index, 15)).toISOString().slice(0, 7),
  );
  const name = new Intl.DateTimeFormat(`${locale}-CA`, { month: 'long', year: 'numeric' });
  return [
    ...years.map((value) => ({ value, label: value })),
    ...months.map((value) => ({ value, label: name.format(new Date(`${value}-15T12:00:00Z`)) })),
  ];
}

/** The first and the last day of a period. */
export function daysOf(period: string): { issuedFrom: string; issuedTo: string } | null {
  if (/^\d{4}$/.test(period)) return { issuedFrom: `${period}-01-01`, issuedTo: `${period}-12-31` };
  const match = /^(\d{4})-(\d{2})$/.exec(period);
  if (!match) return null;
  const last = new Date(Date.UTC(Number(match[1]), Number(match[2]), 0));
  return { issuedFrom: `${period}-01`, issuedTo: last.toISOString().slice(0, 10) };
}

const bounds = ['-100', '100-500', '500-2000', '2000-'];

/** Ranges of the total, in the invoice's own currency. */
export function totalOptions(locale: string) {
  const number = new Intl.NumberFormat(`${locale}-CA`);
  return bounds.map((value) => {
    const [from, to] = value.split('-').map((part) => (part ? number.format(Number(part)) : ''));
    const label = !from ? `≤ ${to}` : !to ? `≥ ${from}` : `${from} – ${to}`;
    return { value, label };
  });
}

export function boundsOf(range: string): { totalFrom?: string; totalTo?: string } | null {
  if (!bounds.includes(range)) return null;
  const [from, to] = range.split('-');
  return { ...(from && { totalFrom: from }), ...(to && { totalTo: to }) };
}
