import type { PostalAddress } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Context } from '../context.ts';
import type { CheckCarrierInput } from '../generated/resolvers.ts';
import { say } from '../messages.ts';
import { carrierRefused } from '../user-errors.ts';

/** A place that every carrier delivers to. */
const destination: PostalAddress = {
  name: 'Carrier Check',
  company: 'Mobilytics',
  line1: '350 5th Ave',
  line2: null,
  city: 'New York',
  region: 'NY',
  postalCode: '10118',
  country: 'US',
  phone: '+12125550100',
  email: null,
};

/** Asks for prices of a small parcel: the carrier has to know us to answer, and nothing is bought. */
export async function checkCarrier(ctx: Context, { carrier: code }: CheckCarrierInput) {
  const connected = ctx.services.connected.find(({ carrier }) => carrier.code === code);
  const warehouses = await ctx.db.warehouse.findMany({ orderBy: { code: 'asc' } });
  const from = warehouses
    .map(({ address }) => address as PostalAddress)
    .find(({ country }) => connected?.carrier.originCountries.includes(country));
  if (connected === undefined || from === undefined) {
    const message = say(ctx.viewer.locale, 'carrierNotConnected');
    const details = { carrier: code, kind: 'CARRIER', code: 'NOT_CONNECTED', message } as const;
    return carrierRefused(new CarrierError(details), 'carrier');
  }
  const startedAt = Date.now();
  try {
    const offers = await connected.carrier.rates({
      ...{ from, to: destination },
      parcel: {
        weightGrams: 900,
        ...{ lengthMillimetres: 200, widthMillimetres: 150, heightMillimetres: 80 },
      },
      mailingDate: ctx.now().toISOString().slice(0, 10),
      contents: {
        ...{ currency: 'USD', reason: 'SALE', incoterm: 'DAP', invoiceNumber: null },
        items: [
          {
            ...{ sku: 'CHECK', description: 'Mounting bracket', quantity: 1 },
            ...{ unitWeightGrams: 800, unitValueMinor: 2_000 },
            ...{ hsCode: '8302.30', countryOfOrigin: 'CA' },
          },
        ],
      },
      options: { signature: 'NONE', insuredMinor: null },
    });
    const durationMs = Date.now() - startedAt;
    await note(ctx, code, { offers: offers.length, durationMs });
    return {
      __typename: 'CheckCarrierSuccess' as const,
      ...{ account: connected, offers: offers.length, durationMs },
    };
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    await note(ctx, code, { kind: error.kind, code: error.code });
    return carrierRefused(error, 'carrier');
  }
}

const note = (ctx: Context, carrier: string, after: Record<string, unknown>) =>
  ctx.transact(async (tx) =>
    tx.audit({ action: 'carrier.checked', targetType: 'Carrier', targetId: carrier, after }),
  );
