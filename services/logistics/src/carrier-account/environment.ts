import type { CarrierEnvironment } from '../generated/resolvers.ts';

/** The carriers' own hosts. Canada Post's portal has one for both: the credentials decide, so beware. */
const production = [
  /^soa-gw\.canadapost\.ca$/,
  /^api\.canadapost-postescanada\.ca$/,
  /^apis\.usps\.com$/,
  /^express\.api\.dhl\.com$/,
  /^api-eu\.dhl\.com$/,
  /^chitchats\.com$/,
];
const test = [/^ct\.soa-gw\.canadapost\.ca$/, /^apis-tem\.usps\.com$/, /^staging\.chitchats\.com$/];

/** Which of a carrier's systems an address belongs to; what is none of theirs is a sandbox of ours. */
export function environmentOf(apiBase: string): CarrierEnvironment {
  const { host, hostname, pathname } = new URL(apiBase);
  if (test.some((pattern) => pattern.test(hostname))) return 'TEST';
  // MyDHL keeps its tests on the same host under another path.
  if (host === 'express.api.dhl.com' && pathname.includes('/test')) return 'TEST';
  return production.some((pattern) => pattern.test(hostname)) ? 'PRODUCTION' : 'SANDBOX';
}
