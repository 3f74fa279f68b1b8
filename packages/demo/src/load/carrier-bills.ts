import type { Api } from './api.ts';
import type { Parcel } from './fulfil-order.ts';
import type { People } from './people.ts';

const IMPORT = `mutation ($input: ImportCarrierInvoiceInput!) { importCarrierInvoice(input: $input) {
  __typename ... on UserError { message path } } }`;

const DAY_MS = 86_400_000;

/**
 * The bills of two months from Canada Post. A parcel was measured larger than we said, one is billed
 * twice, and one was never ours.
 */
export async function loadCarrierBills(
  api: Api,
  { admin }: People,
  parcels: readonly Parcel[],
  now: Date,
): Promise<void> {
  const billed = parcels
    .filter(({ carrier, cost }) => carrier === 'CANADA_POST' && cost.currency === 'CAD')
    .toSorted((a, b) => a.soldAt.getTime() - b.soldAt.getTime());
  const between = (from: number, to: number) =>
    billed.filter(({ soldAt }) => {
      const daysAgo = (now.getTime() - soldAt.getTime()) / DAY_MS;
      return daysAgo <= from && daysAgo > to;
    });
  const [earlier, later] = [between(110, 55), between(55, 20)];
  const bills = [
    { daysAgo: 52, lines: earlier.map((parcel) => line(parcel)) },
    {
      daysAgo: 18,
      lines: [
        ...later.map((parcel, index) => line(parcel, index === 0 ? 3.15 : 0)),
        ...earlier.slice(-1).map((parcel) => line(parcel)),
        `4008999900001111,18.42,CAD,Expedited Parcel,${day(now.getTime() - 25 * DAY_MS)}`,
      ],
    },
  ];
  for (const { daysAgo, lines } of bills) {
    const at = new Date(now.getTime() - daysAgo * DAY_MS);
    const invoicedOn = day(at.getTime());
    const number = `CP-${invoicedOn.replaceAll('-', '')}`;
    const csv = ['tracking_number,amount,currency,description,ship_date', ...lines, ''].join('\n');
    const input = { carrier: 'CANADA_POST', number, invoicedOn, fileName: `${number}.csv`, csv };
    await api.act(admin, IMPORT, { ...input, dryRun: false }, { at, key: `bill-${number}` });
  }
}

function line({ number, cost, soldAt }: Parcel, surcharge = 0): string {
  const amount = (Number(cost.amount) + surcharge).toFixed(2);
  return `${number},${amount},CAD,Parcel,${day(soldAt.getTime())}`;
}

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
