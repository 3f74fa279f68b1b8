import { advanceParcel } from '@mobilytics/journeys/advance-parcel';
import type { Caller } from '@mobilytics/journeys/caller';
import { eventually } from '@mobilytics/journeys/eventually';
import { orderInput } from './order-input.ts';
import { createApiKey, signUp } from './sign-up.ts';
import { makeBilling } from './victim-billing.ts';
import { walkGuide } from './walk-guide.ts';

const everything = `{
  organization {
    id
    members(first: 5) { edges { node { id userId } } }
    invitations { id }
    apiKeys { id name }
  }
  orders(first: 5) {
    edges {
      node {
        id number
        invoices { id }
        lines { id sku }
        shipments { id trackingNumber devices { id serial vehicle { id name } } }
      }
    }
  }
  campaigns(first: 1) { edges { node { id name lines { id version } } } }
  creatives(first: 1) { edges { node { id } } }
}`;

/** A customer that has one of everything, so that a stranger could find something. */
export async function makeVictim(staff: Caller) {
  const customer = await signUp('Vexillum Displays', `Vera Vexillum ${Date.now()}`);
  const { owner } = customer;
  const { secret } = await createApiKey(owner, 'Vexillum integration');
  const { orderId, lineId, delivered: parcel } = await walkGuide(secret, staff);
  const reference = `vexillum-${Date.now()}`;
  const invited = `invited-${Date.now()}@journey.example`;
  await owner.act(
    `mutation ($input: InviteMemberInput!) {
      inviteMember(input: $input) { __typename ... on UserError { message } }
    }`,
    { email: invited, role: 'ANALYST' },
  );
  const waiting = await owner.act<{ order: { id: string; version: number } }>(
    `mutation ($input: PlaceOrderInput!) {
      placeOrder(input: $input) {
        __typename
        ... on PlaceOrderSuccess { order { id version } }
        ... on UserError { message }
      }
    }`,
    { ...orderInput(customer.personName), externalReference: reference },
  );
  const billing = await makeBilling(owner, customer.personName);
  const { json, text } = await owner.answer(everything);
  if (json.errors) throw new Error(text);
  const { organization, orders, campaigns, creatives } = json.data as unknown as Found;
  const delivered = nodes(orders).find(({ id }) => id === orderId);
  const campaign = nodes(campaigns)[0];
  const shipment = delivered?.shipments[0];
  const device = shipment?.devices.find(({ vehicle }) => vehicle !== null);
  const [member, invitation] = [nodes(organization.members)[0], organization.invitations[0]];
  const draft = await owner.act<{ line: { id: string; version: number } }>(
    `mutation ($input: CreateLineInput!) {
      createLine(input: $input) {
        __typename
        ... on CreateLineSuccess { line { id version } }
        ... on UserError { message }
      }
    }`,
    lineInput(found(campaign).id, [found(device?.vehicle).id], nodes(creatives)[0]?.id ?? null),
  );
  const kit = found(delivered?.lines.find(({ sku }) => sku === 'MSK-CARTOP'));
  const returned = await makeReturn(owner, staff, orderId, kit.id, found(device).serial);
  return {
    billing,
    returned: { ...returned, orderLineId: kit.id },
    ...{ ...customer, ...parcel, orderId, lineId, reference },
    ...{ waiting: waiting.order, draft: draft.line },
    bookedLine: { id: lineId, version: found(campaign).lines[0]?.version ?? 0 },
    campaign: found(campaign),
    device: found(device),
    invitation: found(invitation),
    invitedEmail: invited,
    invoiceId: found(delivered?.invoices[0]).id,
    member: found(member),
    orderNumber: found(delivered).number,
    shipment: found(shipment),
    vehicle: found(device?.vehicle),
    creativeId: found(nodes(creatives)[0]).id,
    apiKeyId: found(organization.apiKeys[0]).id,
  };
}

/** A return that staff approved and the warehouse expects. */
async function makeReturn(
  owner: Caller,
  staff: Caller,
  orderId: string,
  orderLineId: string,
  serial: string,
) {
  const requested = await owner.act<{ return: { id: string; version: number } }>(
    `mutation ($input: RequestReturnInput!) {
      requestReturn(input: $input) {
        __typename
        ... on RequestReturnSuccess { return { id version } }
        ... on UserError { message }
      }
    }`,
    {
      ...{ orderId, reason: 'NOT_NEEDED' },
      lines: [{ orderLineId, quantity: 1, serials: [serial] }],
    },
  );
  const approved = await staff.act<{ return: { id: string; version: number } }>(
    `mutation ($input: ApproveReturnInput!) {
      approveReturn(input: $input) {
        __typename
        ... on ApproveReturnSuccess { return { id version } }
        ... on UserError { message }
      }
    }`,
    requested.return,
  );
  type Returned = { version: number; parcel: ReturnParcel | null };
  const read = () =>
    owner.ask<Returned>(
      `query ($id: ID!) {
        return(id: $id) { version parcel { id trackingNumber arrivedAt } }
      }`,
      { id: approved.return.id },
    );
  const sent = await eventually('the return label', async () => {
    const { parcel } = await read();
    return parcel?.trackingNumber;
  });
  // A parcel that travels by itself would change the victim's things while the stranger walks.
  await advanceParcel(sent, 'delivered');
  const { version, parcel } = await eventually('the parcel that came back', async () => {
    const found = await read();
    return found.parcel?.arrivedAt ? found : null;
  });
  return { id: approved.return.id, version, parcelId: parcel?.id ?? '' };
}

export type Victim = Awaited<ReturnType<typeof makeVictim>>;

type List<T> = { edges: { node: T }[] };
type Thing = { id: string };
type ReturnParcel = Thing & { trackingNumber: string | null; arrivedAt: string | null };

interface Found {
  organization: Thing & {
    members: List<Thing & { userId: string }>;
    invitations: Thing[];
    apiKeys: Thing[];
  };
  orders: List<
    Thing & {
      number: string;
      invoices: Thing[];
      lines: (Thing & { sku: string })[];
      shipments: (Thing & {
        trackingNumber: string;
        devices: (Thing & { serial: string; vehicle: (Thing & { name: string }) | null })[];
      })[];
    }
  >;
  campaigns: List<Thing & { name: string; lines: (Thing & { version: number })[] }>;
  creatives: List<Thing>;
}

const nodes = <T>({ edges }: List<T>): T[] => edges.map(({ node }) => node);

function found<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw new Error('The victim lacks something.');
  return thing;
}

export function lineInput(campaignId: string, vehicleIds: string[], creativeId: string | null) {
  const startDate = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  const line = { name: 'A line', placement: 'REAR', startDate, endDate: startDate };
  return { ...line, campaignId, vehicleIds, creativeId };
}
