import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  authorizedReturn,
  contract,
  linkTo,
  mediaTypes,
  nonContract,
  pickupRequest,
  scenario,
  startTestCanadaPost,
  transmitSet,
} from '../../test/canada-post-harness.ts';
import { textAt } from './xml.ts';

const folder = fileURLToPath(
  new URL('../../../../../shared/facts/couriers/specs/canadapost/', import.meta.url),
);
const validator = 'xmllint';
const missing = !existsSync(folder)
  ? 'The XSDs are not on this machine.'
  : spawnSync(validator, ['--version']).error && 'xmllint is not on this machine.';

it('every answer follows the XSDs of Canada Post', { skip: missing || false }, async () => {
  const { send, control } = await startTestCanadaPost();
  const { rating, shipment, ncshipment, track } = mediaTypes;
  const check = (schema: string, { text }: { text: string }) =>
    assert.doesNotThrow(() =>
      execFileSync(validator, ['--noout', '--schema', `${folder}${schema}.xsd`, '-'], {
        input: text,
        stdio: 'pipe',
      }),
    );
  check('rating', await send('POST', '/rs/ship/price', rating, scenario()));
  check('messages', await send('POST', '/rs/ship/price', rating, '<nothing/>'));
  check('discovery', await send('GET', '/rs/ship/service?country=US', rating));
  check('discovery', await send('GET', '/rs/ship/service/USA.EP?country=US', rating));
  const simple = await send('POST', '/rs/2004381/ncshipment', ncshipment, nonContract());
  check('ncshipment', simple);
  for (const document of ['details', 'receipt'])
    check('ncshipment', await send('GET', linkTo(simple, document), ncshipment));
  check('ncshipment', await send('GET', '/rs/2004381/ncshipment?from=202001010000', ncshipment));
  const priced = contract('<transmit-shipment/><provide-pricing-info/>');
  const made = await send('POST', '/rs/2004381/2004381/shipment', shipment, priced);
  check('shipment', made);
  for (const document of ['details', 'price'])
    check('shipment', await send('GET', linkTo(made, document), shipment));
  const pin = textAt(made.root, 'tracking-pin');
  await control(`parcels/${pin}/advance`, { to: 'delivered' });
  for (const document of ['detail', 'summary'])
    check('track', await send('GET', `/vis/track/pin/${pin}/${document}`, track));

  const { manifest, authreturn, pickup, pickuprequest } = mediaTypes;
  const waiting = contract('<group-id>today</group-id>');
  const one = await send('POST', '/rs/2004381/2004381/shipment', shipment, waiting);
  check('shipment', await send('GET', '/rs/2004381/2004381/group', shipment));
  const day = '/rs/2004381/2004381/manifest';
  const transmitted = await send('POST', day, manifest, transmitSet('today'));
  check('manifest', transmitted);
  const single = await send('GET', linkTo(transmitted, 'manifest'), manifest);
  check('manifest', single);
  check('manifest', await send('GET', linkTo(single, 'details'), manifest));
  check('shipment', await send('GET', linkTo(single, 'manifestShipments'), shipment));
  check('shipment', await send('GET', linkTo(one, 'details'), shipment));
  const back = '/rs/2004381/2004381/authorizedreturn';
  check('authreturn', await send('POST', back, authreturn, authorizedReturn()));
  check('pickup', await send('GET', '/ad/pickup/pickupavailability/M5A1A6', pickup));
  const pickups = '/enab/2004381/pickuprequest';
  check('pickuprequest', await send('POST', pickups, pickuprequest, pickupRequest()));
  check('pickuprequest', await send('GET', pickups, pickuprequest));
  const office = '/rs/postoffice/0000100077/detail';
  check('postoffice', await send('GET', office, mediaTypes.postoffice));
});
