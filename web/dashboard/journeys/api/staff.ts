import { advanceParcel } from '@mobilytics/journeys/advance-parcel';
import { Caller } from '@mobilytics/journeys/caller';
import { eventually } from '@mobilytics/journeys/eventually';
import { administrator } from './env.ts';

const mutation = (name: string, fields: string) =>
  `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
    ${name}(input: $input) {
      __typename
      ${fields}
      ... on UserError { message }
    }
  }`;

export const signInStaff = () => Caller.signIn('backoffice', administrator());

/** What the warehouse does with a paid order of two car tops, until the courier has them. */
export async function ship(staff: Caller, orderId: string) {
  const fulfillment = await eventually('the fulfilment', async () => {
    const order = await staff.ask<{ fulfillments: Fulfillment[] }>(
      `query ($id: ID!) {
        order(id: $id) { fulfillments { id status warehouse { id } lines { sku quantity } } }
      }`,
      { id: orderId },
    );
    return order.fulfillments.find(({ status }) => status !== 'CANCELED');
  });
  const serials = await receiveDevices(staff, fulfillment.warehouse.id, 2);
  const { id: fulfillmentId } = fulfillment;
  for (const serial of serials) {
    await eventually('stock for the order', () =>
      staff.act(mutation('scanSerial', ''), { fulfillmentId, serial }).catch(() => null),
    );
  }
  const parcel = {
    ...{ weightGrams: 1_800, lengthMillimetres: 300, widthMillimetres: 200 },
    heightMillimetres: 150,
  };
  const quoted = await staff.act<{ shipment: { id: string }; rates: Rate[] }>(
    mutation('quoteRates', '... on QuoteRatesSuccess { shipment { id } rates { id carrier } }'),
    { fulfillmentId, parcel },
  );
  const shipmentId = quoted.shipment.id;
  // The guide shows a parcel of Canada Post.
  const rateId = quoted.rates.find(({ carrier }) => carrier === 'CANADA_POST')?.id ?? '';
  const bought = await staff.act<{ shipment: Bought }>(
    mutation(
      'buyLabel',
      '... on BuyLabelSuccess { shipment { trackingNumber publicTrackingUrl } }',
    ),
    { shipmentId, rateId },
  );
  await staff.act(mutation('handOverShipment', ''), { shipmentId });
  return {
    ...{ ...bought.shipment, shipmentId, fulfillmentId, serials },
    ...{ warehouseId: fulfillment.warehouse.id, rateId },
  };
}

interface Rate {
  id: string;
  carrier: string;
}

interface Bought {
  trackingNumber: string;
  publicTrackingUrl: string;
}

/** What the warehouse and the courier do with a paid order of two car tops. */
export async function deliver(staff: Caller, orderId: string) {
  const { shipmentId, trackingNumber, ...shipped } = await ship(staff, orderId);
  await advanceParcel(trackingNumber, 'delivered');
  await staff.act(mutation('refreshTracking', ''), { shipmentId });
  await eventually('the delivery', async () => {
    const order = await staff.ask<{ status: string }>(
      'query ($id: ID!) { order(id: $id) { status } }',
      { id: orderId },
    );
    return order.status === 'COMPLETED';
  });
  const { fulfillmentId, warehouseId, rateId } = shipped;
  return { fulfillmentId, warehouseId, rateId };
}

interface Fulfillment {
  id: string;
  status: string;
  warehouse: { id: string };
}

async function receiveDevices(staff: Caller, warehouseId: string, count: number) {
  const stamp = Date.now() % 1e9;
  const devices = Array.from({ length: count }, (_, index) => ({
    serial: `JRN-${stamp}-${index}`,
    imei: withCheckDigit(`35${String(stamp * 10 + index).padStart(12, '0')}`),
    firmware: '1.4.2',
  }));
  const input = { warehouseId, sku: 'MSK-CARTOP', devices };
  await staff.act(mutation('receiveStock', ''), input);
  return devices.map(({ serial }) => serial);
}

/** An IMEI's last digit is the Luhn sum of the others. */
function withCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

export async function approve(staff: Caller, lineId: string): Promise<void> {
  const { version } = await staff.ask<{ version: number }>(
    'query ($id: ID!) { line(id: $id) { version } }',
    { id: lineId },
  );
  await staff.act(mutation('approveLine', ''), { id: lineId, version });
}
