import { customers, type DemoCustomer } from '../year/customers.ts';
import type { Api, Session } from './api.ts';
import type { People } from './people.ts';
import { sideBySide, until } from './side-by-side.ts';
import type { DeliveredDevice } from './travel.ts';

export type DemoVehicle = { id: string; deviceId: string; customer: DemoCustomer; number: number };

const REGISTER = `mutation ($input: RegisterVehicleInput!) { registerVehicle(input: $input) {
  __typename ... on RegisterVehicleSuccess { vehicle { id } } ... on UserError { message path } } }`;
const ASSIGN = `mutation ($input: AssignDeviceInput!) { assignDevice(input: $input) {
  __typename ... on UserError { message path } } }`;

const HOUR_MS = 3_600_000;

type VehicleType = 'CAR' | 'VAN' | 'BOX_TRUCK';

/** Registers every customer's fleet and mounts the devices of its first order. */
export async function loadVehicles(
  api: Api,
  people: People,
  devices: readonly DeliveredDevice[],
): Promise<DemoVehicle[]> {
  const fleets = customers.flatMap((customer) => {
    const own = devices
      .filter((device) => device.customer === customer)
      .toSorted((a, b) => a.deliveredAt.getTime() - b.deliveredAt.getTime());
    const session = people.customers.get(customer);
    if (session === undefined) throw new Error(`${customer.organization} is not signed in.`);
    return typesOf(customer).map((type, index) => {
      const sku = type === 'CAR' ? 'MSK-CARTOP' : 'MSK-TRUCK';
      const device = own.splice(
        own.findIndex((each) => each.sku === sku),
        1,
      )[0];
      if (device === undefined) throw new Error(`${customer.organization} has too few devices.`);
      return { customer, session, type, number: index + 1, device };
    });
  });
  return sideBySide(fleets, 8, (vehicle) => loadVehicle(api, vehicle));
}

type Fleet = {
  customer: DemoCustomer;
  session: Session;
  type: VehicleType;
  number: number;
  device: DeliveredDevice;
};

async function loadVehicle(api: Api, vehicle: Fleet): Promise<DemoVehicle> {
  const { customer, session, type, number, device } = vehicle;
  const sides = ['REAR', 'DRIVER_SIDE', 'PASSENGER_SIDE'];
  const key = `${customer.email}-vehicle-${number}`;
  const mountedAt = new Date(device.deliveredAt.getTime() + 26 * HOUR_MS);
  const registered = await api.act<{ vehicle: { id: string } }>(
    session,
    REGISTER,
    {
      name: nameOf(vehicle),
      type,
      marketCode: customer.market,
      placements: type === 'CAR' ? sides : [...sides, 'FULL_WRAP'],
      illuminated: type === 'BOX_TRUCK',
      licensePlate: plateOf(vehicle),
      depot: `${customer.address.line1}, ${customer.address.city}`,
    },
    { at: new Date(mountedAt.getTime() - HOUR_MS), key },
  );
  const input = { vehicleId: registered.vehicle.id, deviceId: device.id, from: mountedAt };
  await until(`The device of ${nameOf(vehicle)}`, async () => {
    const at = new Date(mountedAt.getTime() + HOUR_MS);
    const answer = await api.ask<{ __typename: string }>(
      session,
      ASSIGN,
      { input },
      {
        ...{ at, key: `${key}-assign` },
      },
    );
    if (answer.__typename === 'AssignDeviceSuccess') return answer;
    // Campaigns hears of a delivery a moment after the parcel arrived.
    if (answer.__typename === 'NotFound') return null;
    throw new Error(`${key}: ${JSON.stringify(answer)}`);
  });
  return { id: registered.vehicle.id, deviceId: device.id, customer, number };
}

function typesOf({ cars, vans, trucks }: DemoCustomer): VehicleType[] {
  return [
    ...Array<VehicleType>(cars).fill('CAR'),
    ...Array<VehicleType>(vans).fill('VAN'),
    ...Array<VehicleType>(trucks).fill('BOX_TRUCK'),
  ];
}

function nameOf({ customer, type, number }: Fleet): string {
  const words = {
    en: { CAR: 'Car', VAN: 'Van', BOX_TRUCK: 'Truck' },
    fr: { CAR: 'Voiture', VAN: 'Fourgon', BOX_TRUCK: 'Camion' },
  };
  return `${words[customer.locale][type]} ${String(number).padStart(2, '0')}`;
}

function plateOf({ customer, number }: Fleet): string {
  const place = customers.indexOf(customer) + 11;
  return customer.market === 'CHICAGO'
    ? `${place}${String(4100 + number * 37)}B`
    : `B${String.fromCharCode(64 + (place % 26))} ${String(40100 + number * 317 + place)}`;
}
