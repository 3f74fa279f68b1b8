import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readError, unreadable } from './carrier/canada-post/messages.ts';
import { readRates } from './carrier/canada-post/rates.ts';
import { readShipment } from './carrier/canada-post/shipment.ts';
import { readTracking } from './carrier/canada-post/tracking.ts';
import { CarrierError } from './carrier/carrier-error.ts';
import { readXml, XmlError } from './carrier/xml.ts';

const usage =
  'Usage: npm run -s logistics:replay -- CANADA_POST rates|label|tracking|error FILE [--status N] [--content-type T]';

/** Reads a captured answer of a carrier as the adapter does, for support staff: no database, no server. */
function main(): number {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { status: { type: 'string' }, 'content-type': { type: 'string' } },
  });
  const [carrier, operation, file] = positionals;
  const status = Number(values.status ?? (operation === 'error' ? 400 : 200));
  if (carrier !== 'CANADA_POST' || file === undefined || !Number.isInteger(status)) {
    console.error(usage);
    return 2;
  }
  const result = replay(operation ?? '', readFileSync(file, 'utf8'), status);
  if (result === undefined) {
    console.error(usage);
    return 2;
  }
  console.log(JSON.stringify(result, null, 2));
  return 0;
}

function replay(operation: string, body: string, status: number): unknown {
  if (!['rates', 'label', 'tracking', 'error'].includes(operation)) return undefined;
  if (operation === 'error' || status >= 400) return readError(status, body);
  const document = readXml(body);
  // A refusal may come with a good status.
  if (document.root === 'messages') return readError(status, body);
  if (operation === 'rates') return readRates(document).map(showRate);
  if (operation === 'label') return readShipment(document);
  const parcels = readTracking(document).map((tracking) => ({
    ...tracking,
    events: tracking.events.map(({ code, description, status, occurredAt, location }) => ({
      code,
      description,
      status: status ?? 'UNKNOWN',
      occurredAt,
      location,
    })),
  }));
  return parcels.length === 1 ? parcels[0] : parcels;
}

function showRate(offer: ReturnType<typeof readRates>[number]) {
  const { service, amountMinor, currency, transitDays, deliverBy } = offer;
  return { service, amount: (amountMinor / 100).toFixed(2), currency, transitDays, deliverBy };
}

try {
  process.exitCode = main();
} catch (error) {
  const known = error instanceof XmlError ? unreadable(error.message) : error;
  if (known instanceof CarrierError) console.log(JSON.stringify(known, null, 2));
  else console.error(error instanceof Error ? error.message : error);
  process.exitCode = known instanceof CarrierError ? 1 : 2;
}
