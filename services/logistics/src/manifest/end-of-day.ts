import { type CarrierCode, carrierCodes, type PostalAddress } from '../carrier/carrier.ts';
import type { Context } from '../context.ts';
import type { Manifest, Pickup, Warehouse } from '../generated/prisma/client.ts';
import { say } from '../messages.ts';
import { pickupHint } from '../pickup/pickup-hint.ts';
import { type LabelledParcel, labelledParcels } from './ready-parcels.ts';
import { dayAsDate, dayOf, warehouseDay } from './warehouse-day.ts';

/** What every warehouse has for each carrier, and what was done of it on that day. */
export async function endOfDay(ctx: Context, date: string | null) {
  const warehouses = await ctx.db.warehouse.findMany({ orderBy: { name: 'asc' } });
  const days = warehouses.map((warehouse) => {
    const today = warehouseDay(warehouse, ctx.now());
    return { warehouse, today, day: date ?? today };
  });
  const dates = [...new Set(days.map(({ day }) => day))].map(dayAsDate);
  const where = { date: { in: dates } };
  const orderBy = { id: 'desc' } as const;
  const [labelled, manifests, pickups] = await Promise.all([
    days.some(({ day, today }) => day === today) ? labelledParcels(ctx.db, {}) : [],
    ctx.db.manifest.findMany({ where, orderBy }),
    ctx.db.pickup.findMany({ where, orderBy }),
  ]);
  return days.map(({ warehouse, day, today }) => {
    const isHere = (row: Manifest | Pickup) =>
      row.warehouseId === warehouse.id && dayOf(row.date) === day;
    const parcels = labelled.filter(({ fulfillment }) => fulfillment.warehouseId === warehouse.id);
    const of: Everything = {
      labelled: day === today ? parcels : [],
      manifests: manifests.filter(isHere),
      pickups: pickups.filter(isHere),
    };
    return {
      ...{ warehouse, date: day, isToday: day === today },
      carriers: carrierCodes.flatMap((code) => carrierDay(ctx, warehouse, code, of)),
    };
  });
}

const why = { ON_HOLD: 'heldBackOnHold', ORDER_CANCELED: 'heldBackCanceled' } as const;

type Everything = { labelled: LabelledParcel[]; manifests: Manifest[]; pickups: Pickup[] };

/** Nothing for a carrier that neither collects there nor has anything of that day. */
function carrierDay(ctx: Context, warehouse: Warehouse, code: CarrierCode, of: Everything) {
  const carrier = ctx.services.carriers.find((known) => known.code === code);
  const { country } = warehouse.address as PostalAddress;
  const labelled = of.labelled.filter((parcel) => parcel.carrier === code);
  const manifests = of.manifests.filter((manifest) => manifest.carrier === code);
  const pickups = of.pickups.filter((pickup) => pickup.carrier === code);
  const collects = carrier?.originCountries.includes(country) ?? false;
  if (!collects && labelled.length + manifests.length + pickups.length === 0) return [];
  const ready = labelled.filter(({ heldBack }) => heldBack === null);
  return [
    {
      carrier: code,
      tellsCarrier: carrier?.capabilities.manifest ?? false,
      booksPickups: carrier?.capabilities.schedulePickup ?? false,
      pickupHint: pickupHint(code, ctx.viewer.locale),
      ready,
      readyWeightGrams: ready.reduce((sum, { weightGrams }) => sum + (weightGrams ?? 0), 0),
      heldBack: labelled.flatMap((parcel) => {
        const { heldBack: reason } = parcel;
        if (reason === null) return [];
        const message = say(ctx.viewer.locale, why[reason]);
        return [{ shipment: parcel, reason, message }];
      }),
      ...{ manifests, pickups },
    },
  ];
}
