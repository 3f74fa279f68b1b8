/**
 * The one registry of id prefixes: what stands before the underscore, and what such an id names.
 * A person, a log line or the backoffice search knows by it which service owns an id.
 */
export const idPrefixes = {
  // accounts
  org: 'organization',
  usr: 'user',
  mem: 'membership',
  ivt: 'invitation',
  key: 'API key',
  aud: 'audit entry',
  // orders
  prd: 'product',
  var: 'product variant',
  ord: 'order',
  oln: 'order line',
  tml: 'timeline entry',
  ret: 'return',
  rln: 'return line',
  // billing
  bil: 'billing account',
  inv: 'invoice',
  iln: 'invoice line',
  pay: 'payment',
  sub: 'subscription',
  chk: 'checkout session',
  sev: 'Stripe event',
  drf: 'difference from Stripe',
  int: 'intent at Stripe',
  rcn: 'reconcile run',
  lch: 'charge of a campaign line',
  ubl: 'usage billing of a customer',
  uev: 'usage told to Stripe',
  mkg: 'make-good',
  // logistics
  whs: 'warehouse',
  ful: 'fulfillment',
  fln: 'fulfillment line',
  shp: 'shipment',
  rat: 'shipping rate',
  dev: 'device',
  rtp: 'returned parcel',
  mft: 'manifest',
  pup: 'pickup',
  mov: 'stock movement',
  trk: 'tracking event',
  ccl: 'call to a carrier',
  civ: 'carrier invoice',
  cil: 'carrier invoice line',
  dif: 'shipping difference',
  psh: 'what a carrier told unasked',
  exc: 'shipment exception',
  exe: 'entry of a shipment exception',
  pps: 'parcel preset',
  srl: 'shipping rule',
  blk: 'bulk label run',
  bli: 'parcel of a bulk label run',
  // campaigns
  cmp: 'campaign',
  lin: 'campaign line',
  veh: 'vehicle',
  das: 'device assignment',
  cas: 'creative assignment',
  crv: 'creative',
  // analytics
  png: 'ping',
  trp: 'trip',
  dky: 'device key',
  cnt: 'set of traffic counts',
  rst: 'restatement',
  // everywhere
  evt: 'outbox event',
  job: 'job',
  req: 'request',
} as const;

export type IdPrefix = keyof typeof idPrefixes;
