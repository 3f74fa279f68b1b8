export interface Product {
  code: string;
  name: string;
  /** Within one country, or across borders with papers or with goods. */
  lane: 'domestic' | 'documents' | 'goods';
  maxKilograms: number;
  /** The largest piece, longest side first. */
  maxSides: [number, number, number];
  /** By which hour it is there. */
  dueBy: string;
  days: number;
  /** Of the price of the standard product. */
  factor: number;
  /** By air, to the hour or the day. */
  network: 'TD' | 'DD';
}

const product = (
  code: string,
  name: string,
  lane: Product['lane'],
  [maxKilograms, ...maxSides]: [number, number, number, number],
  [dueBy, days, factor, network]: [string, number, number, Product['network']],
): Product => ({ code, name, lane, maxKilograms, maxSides, dueBy, days, factor, network });

export const products: Product[] = [
  product('N', 'EXPRESS DOMESTIC', 'domestic', [1010, 303, 303, 183], ['23:59:00', 2, 1, 'TD']),
  product(
    '1',
    'EXPRESS DOMESTIC 12:00',
    'domestic',
    [1000, 300, 160, 120],
    ['12:00:00', 1, 1.4, 'TD'],
  ),
  product(
    'O',
    'EXPRESS DOMESTIC 10:30',
    'domestic',
    [300, 120, 80, 80],
    ['10:30:00', 1, 1.7, 'TD'],
  ),
  product(
    'D',
    'EXPRESS WORLDWIDE DOC',
    'documents',
    [3030, 303, 303, 183],
    ['23:59:00', 3, 0.9, 'TD'],
  ),
  product('T', 'EXPRESS 12:00 DOC', 'documents', [300, 120, 80, 80], ['12:00:00', 2, 1.3, 'TD']),
  product(
    'P',
    'EXPRESS WORLDWIDE NONDOC',
    'goods',
    [3030, 303, 303, 183],
    ['23:59:00', 3, 1, 'TD'],
  ),
  product('Y', 'EXPRESS 12:00 NONDOC', 'goods', [300, 120, 80, 80], ['12:00:00', 2, 1.35, 'TD']),
  product('E', 'EXPRESS 9:00 NONDOC', 'goods', [250, 100, 80, 80], ['09:00:00', 2, 1.9, 'TD']),
  product('H', 'ECONOMY SELECT NONDOC', 'goods', [3030, 303, 303, 183], ['23:59:00', 6, 0.7, 'DD']),
];

/** Services that may be added, with what each costs; insurance costs by value as well. */
export const extras: Record<string, { name: string; cents: number }> = {
  II: { name: 'SHIPMENT INSURANCE', cents: 1500 },
  SF: { name: 'DIRECT SIGNATURE', cents: 600 },
  DD: { name: 'DUTY TAX PAID', cents: 2200 },
  WY: { name: 'PAPERLESS TRADE', cents: 0 },
  PT: { name: 'DATA STAGING 03', cents: 0 },
};
