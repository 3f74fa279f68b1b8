import { billingMutationRecipes, billingQueryRecipes } from './billing-recipes.ts';
import { financeMutationRecipes, financeQueryRecipes } from './finance-recipes.ts';
import { ledgerMutationRecipes, ledgerQueryRecipes } from './ledger-recipes.ts';
import { orderInput } from './order-input.ts';
import { syncMutationRecipes, syncQueryRecipes } from './sync-recipes.ts';
import { usageMutationRecipes, usageQueryRecipes } from './usage-recipes.ts';
import { lineInput, type Victim } from './victim.ts';

/**
 * What a stranger who is the owner of another organisation must get: nothing, a refusal (the field is
 * staff's), or at most what is the stranger's own or everybody's.
 */
type Expected = 'nothing' | 'refused' | 'own';

export interface Recipe {
  args: Record<string, unknown>;
  expected: Expected;
}

/** What the stranger has, to mix with what the victim has. */
export interface Own {
  campaignId: string;
  vehicleId: string;
  line: { id: string; version: number };
}

const nothing = (args: Record<string, unknown>): Recipe => ({ args, expected: 'nothing' });
const refused = (args: Record<string, unknown>): Recipe => ({ args, expected: 'refused' });
const own = (args: Record<string, unknown> = {}): Recipe => ({ args, expected: 'own' });

/** How each query is asked for what is the victim's. */
export const queryRecipes = (victim: Victim): Record<string, Recipe[]> => ({
  ...billingQueryRecipes(victim),
  ...financeQueryRecipes(victim),
  ...ledgerQueryRecipes(victim),
  ...syncQueryRecipes(victim),
  ...usageQueryRecipes(victim),
  viewer: [own()],
  markets: [own()],
  products: [own({ filter: { search: victim.orderNumber } }), own()],
  organization: [own()],
  orderQuote: [own({ input: orderInput('Sam Stranger') })],
  auditEntries: [
    own({ filter: { organizationId: victim.organizationId } }),
    nothing({ filter: { targetId: victim.orderId } }),
    nothing({ filter: { actorId: victim.member.userId } }),
  ],
  customers: [refused({ search: victim.organizationName })],
  customer: [refused({ id: victim.organizationId })],
  trips: [
    nothing({ filter: { lineId: victim.lineId } }),
    nothing({ filter: { vehicleId: victim.vehicle.id } }),
  ],
  trafficCounts: [refused({})],
  billingAccount: [own()],
  invoices: [
    nothing({ filter: { organizationId: victim.organizationId } }),
    nothing({ filter: { search: victim.invoiceId } }),
  ],
  invoice: [nothing({ id: victim.invoiceId })],
  payments: [
    nothing({ filter: { organizationId: victim.organizationId } }),
    nothing({ filter: { orderId: victim.orderId } }),
  ],
  vehicles: [
    nothing({ filter: { organizationId: victim.organizationId } }),
    nothing({ filter: { search: victim.vehicle.name } }),
  ],
  vehicle: [nothing({ id: victim.vehicle.id })],
  campaigns: [
    nothing({ filter: { organizationId: victim.organizationId } }),
    nothing({ filter: { search: victim.campaign.name } }),
  ],
  campaign: [nothing({ id: victim.campaign.id })],
  line: [nothing({ id: victim.lineId }), nothing({ id: victim.draft.id })],
  lines: [nothing({ filter: { campaignId: victim.campaign.id } })],
  creatives: [own()],
  fulfillments: [refused({ filter: { search: victim.orderNumber } })],
  fulfillment: [refused({ id: victim.fulfillmentId })],
  devices: [
    nothing({ filter: { organizationId: victim.organizationId } }),
    nothing({ filter: { search: victim.device.serial } }),
  ],
  device: [nothing({ id: victim.device.id })],
  deviceBySerial: [nothing({ serial: victim.device.serial })],
  shipments: [nothing({ filter: { search: victim.shipment.trackingNumber } })],
  shipment: [nothing({ id: victim.shipment.id })],
  endOfDay: [refused({})],
  manifest: [refused({ id: victim.shipment.id })],
  warehouses: [refused({})],
  stockMovements: [refused({ filter: { warehouseId: victim.warehouseId } })],
  pickList: [refused({ warehouseId: victim.warehouseId, fulfillmentIds: [victim.fulfillmentId] })],
  // Whoever has the token may see it, and nobody has it from an id.
  trackedParcel: [own({ token: '0'.repeat(32) }), own({ token: victim.shipment.id })],
  shipmentExceptions: [refused({ filter: { search: victim.orderNumber } })],
  shipmentException: [refused({ id: victim.shipment.id })],
  staffMembers: [refused({})],
  parcelPresets: [refused({})],
  shippingRules: [refused({})],
  tryShippingRules: [refused({ last: 5 })],
  bulkRuns: [refused({})],
  bulkRun: [refused({ id: victim.shipment.id })],
  carriers: [refused({})],
  carrierCalls: [refused({ filter: { shipmentId: victim.shipment.id } })],
  carrierInvoices: [refused({})],
  shippingDifferences: [refused({})],
  order: [nothing({ id: victim.orderId })],
  returns: [
    nothing({ filter: { orderId: victim.orderId } }),
    nothing({ filter: { search: victim.device.serial } }),
  ],
  return: [nothing({ id: victim.returned.id })],
  returnParcels: [nothing({ filter: { search: victim.returned.id } })],
  returnParcel: [nothing({ id: victim.returned.parcelId })],
  addressCheck: [
    own({
      input: {
        ...{ line1: '1 Yonge St', city: 'Toronto', region: 'ON', postalCode: 'M5E 1W7' },
        country: 'CA',
      },
    }),
  ],
  orderByNumber: [nothing({ number: victim.orderNumber })],
  orders: [
    nothing({ filter: { organizationId: victim.organizationId } }),
    nothing({ filter: { search: victim.orderNumber } }),
  ],
});

/** How each mutation is asked to change, or to use, what is the victim's. */
export const mutationRecipes = (victim: Victim, mine: Own): Record<string, Recipe[]> => {
  const input = (fields: Record<string, unknown>) => ({ input: fields });
  const { draft, bookedLine, waiting, device, vehicle, shipment, campaign } = victim;
  const reason = 'A stranger wants it so.';
  const returned = { id: victim.returned.id, version: victim.returned.version };
  const parcel = {
    ...{ weightGrams: 1_800, lengthMillimetres: 300, widthMillimetres: 200 },
    heightMillimetres: 150,
  };
  return {
    ...billingMutationRecipes(victim),
    ...financeMutationRecipes(victim),
    ...ledgerMutationRecipes(victim),
    ...syncMutationRecipes(victim),
    ...usageMutationRecipes(victim),
    inviteMember: [own(input({ email: victim.invitedEmail, role: 'ANALYST' }))],
    revokeInvitation: [nothing(input({ id: victim.invitation.id }))],
    acceptInvitation: [nothing(input({ id: victim.invitation.id }))],
    createApiKey: [own(input({ name: 'A key', scopes: ['orders:read'] }))],
    revokeApiKey: [nothing(input({ id: victim.apiKeyId }))],
    changeMemberRole: [nothing(input({ memberId: victim.member.id, role: 'ANALYST' }))],
    removeMember: [nothing(input({ memberId: victim.member.id }))],
    issueDeviceKey: [nothing(input({ deviceId: device.id }))],
    startCheckout: [nothing(input({ orderId: waiting.id }))],
    registerVehicle: [
      own(
        input({
          ...{ name: victim.vehicle.name.replace('Van', 'Truck'), type: 'BOX_TRUCK' },
          ...{ marketCode: 'CHICAGO', placements: ['REAR'], illuminated: false },
        }),
      ),
    ],
    assignDevice: [
      nothing(input({ vehicleId: mine.vehicleId, deviceId: device.id })),
      nothing(input({ vehicleId: vehicle.id, deviceId: device.id })),
    ],
    unassignDevice: [nothing(input({ vehicleId: vehicle.id }))],
    createCampaign: [own(input({ name: 'Mine', advertiser: 'Me', marketCode: 'CHICAGO' }))],
    createLine: [
      nothing(input(lineInput(campaign.id, [mine.vehicleId], null))),
      nothing(input(lineInput(mine.campaignId, [vehicle.id], null))),
      nothing(input(lineInput(mine.campaignId, [mine.vehicleId], victim.creativeId))),
    ],
    updateLine: [
      nothing(input({ ...draft, name: 'Mine' })),
      nothing(input({ ...mine.line, vehicleIds: [vehicle.id] })),
      nothing(input({ ...mine.line, creativeId: victim.creativeId })),
    ],
    startCreativeUpload: [own(input({ name: 'Mine', contentType: 'image/png', sizeBytes: 68 }))],
    completeCreativeUpload: [nothing(input({ creativeId: victim.creativeId }))],
    bookLine: [nothing(input(draft))],
    approveLine: [refused(input(bookedLine))],
    declineLine: [refused(input({ ...bookedLine, reason }))],
    cancelLine: [nothing(input({ ...draft, reason }))],
    stopLine: [refused(input({ ...bookedLine, reason }))],
    scanSerial: [refused(input({ fulfillmentId: victim.fulfillmentId, serial: device.serial }))],
    unscanSerial: [refused(input({ fulfillmentId: victim.fulfillmentId, deviceId: device.id }))],
    correctShipTo: [
      refused(
        input({
          ...{ fulfillmentId: victim.fulfillmentId, version: 1, name: 'Sam', line1: '1 Yonge St' },
          ...{ city: 'Toronto', region: 'ON', postalCode: 'M5E 1W7' },
        }),
      ),
    ],
    quoteRates: [refused(input({ fulfillmentId: victim.fulfillmentId, parcel }))],
    buyLabel: [refused(input({ shipmentId: shipment.id, rateId: victim.rateId }))],
    voidLabel: [refused(input({ shipmentId: shipment.id, reason: 'Mine' }))],
    checkCarrier: [refused(input({ carrier: 'CANADA_POST' }))],
    importCarrierInvoice: [
      refused(
        input({
          ...{ carrier: 'CANADA_POST', number: '1', invoicedOn: '2026-01-01', dryRun: true },
          ...{ fileName: 'bill.csv', csv: 'tracking_number,amount,currency' },
        }),
      ),
    ],
    resolveShippingDifference: [refused(input({ id: shipment.id, note: 'Mine' }))],
    saveParcelPreset: [
      refused(
        input({
          ...{ name: 'Mine', lengthMillimetres: 100, widthMillimetres: 100 },
          ...{ heightMillimetres: 100, tareGrams: 1, maxWeightGrams: 100 },
        }),
      ),
    ],
    deleteParcelPreset: [refused(input({ id: shipment.id }))],
    saveShippingRule: [
      refused(input({ rule: { name: 'Mine', action: { strategy: 'CHEAPEST' } } })),
    ],
    deleteShippingRule: [refused(input({ id: shipment.id }))],
    orderShippingRules: [refused(input({ ids: [] }))],
    setCustoms: [
      refused(
        input({
          ...{ shipmentId: shipment.id, version: 1, reason: 'GIFT', incoterm: 'DAP' },
          items: [],
        }),
      ),
    ],
    setLabelFormat: [refused(input({ warehouseId: victim.warehouseId, format: 'PDF_A4' }))],
    printPapers: [refused(input({ shipmentIds: [shipment.id], kind: 'LABELS' }))],
    startBulkRun: [refused(input({ fulfillmentIds: [victim.fulfillmentId] }))],
    changeBulkRun: [refused(input({ id: shipment.id, change: 'CANCEL' }))],
    handOverShipment: [refused(input({ shipmentId: shipment.id }))],
    createManifest: [
      refused(input({ warehouseId: victim.warehouseId, carrier: 'CANADA_POST' })),
      refused(
        input({
          ...{ warehouseId: victim.warehouseId, carrier: 'CANADA_POST' },
          shipmentIds: [shipment.id],
        }),
      ),
    ],
    handOverManifest: [refused(input({ manifestId: shipment.id }))],
    bookPickup: [
      refused(
        input({
          ...{ warehouseId: victim.warehouseId, carrier: 'CANADA_POST', date: '2026-12-01' },
          ...{ readyAt: '13:00', closesAt: '17:00', parcelCount: 1, weightGrams: 1000 },
          ...{ instructions: 'Door', contactName: 'Sam', contactPhone: '4165550100' },
          contactEmail: 'sam@example.com',
        }),
      ),
    ],
    cancelPickup: [refused(input({ pickupId: shipment.id }))],
    settlePickup: [refused(input({ pickupId: shipment.id, confirmationNumber: null }))],
    refreshTracking: [refused(input({ shipmentId: shipment.id }))],
    assignShipmentException: [refused(input({ exceptionId: shipment.id, assigneeId: null }))],
    noteShipmentException: [refused(input({ exceptionId: shipment.id, text: 'Mine' }))],
    resolveShipmentException: [refused(input({ exceptionId: shipment.id, reason: 'Mine' }))],
    reopenShipmentException: [refused(input({ exceptionId: shipment.id, reason: 'Mine' }))],
    packParcel: [refused(input({ fulfillmentId: victim.fulfillmentId }))],
    unpackParcel: [refused(input({ shipmentId: shipment.id }))],
    splitFulfillment: [
      refused(
        input({
          fulfillmentId: victim.fulfillmentId,
          lines: [{ lineId: victim.fulfillmentId, quantity: 1 }],
        }),
      ),
    ],
    printPickList: [refused(input({ warehouseId: victim.warehouseId }))],
    countStock: [
      refused(
        input({ warehouseId: victim.warehouseId, lines: [{ sku: 'ACC-MOUNT', counted: 0 }] }),
      ),
    ],
    adjustStock: [
      refused(
        input({
          ...{ warehouseId: victim.warehouseId, sku: 'ACC-MOUNT' },
          ...{ difference: 1, reason: 'FOUND' },
        }),
      ),
    ],
    transferStock: [
      refused(
        input({
          fromWarehouseId: victim.warehouseId,
          toWarehouseId: victim.warehouseId,
          serials: [device.serial],
        }),
      ),
    ],
    arrangeStock: [
      refused(input({ warehouseId: victim.warehouseId, sku: 'ACC-MOUNT', alertLevel: 1 })),
    ],
    changeDevice: [refused(input({ deviceId: device.id, action: 'REPORT_LOST', reason: 'Mine' }))],
    importDevices: [
      refused(input({ csv: 'serial,imei,sku,warehouse\nA-1234,1,X,TOR', dryRun: true })),
    ],
    receiveStock: [refused(input({ warehouseId: victim.warehouseId, sku: 'PLAN-PLUS' }))],
    placeOrder: [
      own(input({ ...orderInput('Sam Stranger'), organizationId: victim.organizationId })),
      own(input({ ...orderInput('Sam Stranger'), externalReference: victim.reference })),
    ],
    cancelOrder: [nothing(input({ ...waiting, reason }))],
    holdOrder: [refused(input({ ...waiting, reason }))],
    releaseOrder: [refused(input(waiting))],
    requestReturn: [
      nothing(
        input({
          ...{ orderId: victim.orderId, reason: 'NOT_NEEDED' },
          lines: [{ orderLineId: victim.returned.orderLineId, quantity: 1, serials: ['X'] }],
        }),
      ),
    ],
    cancelReturn: [nothing(input(returned))],
    approveReturn: [refused(input(returned))],
    rejectReturn: [refused(input({ ...returned, reason }))],
    retryReturnLabel: [refused(input({ id: victim.returned.parcelId }))],
    receiveReturn: [refused(input({ id: victim.returned.parcelId }))],
    inspectReturn: [refused(input({ id: victim.returned.parcelId, version: 1, pieces: [] }))],
    resolveReturn: [refused(input({ ...returned, resolution: 'REFUND' }))],
    addOrderNote: [refused(input({ id: victim.orderId, text: reason }))],
  };
};
