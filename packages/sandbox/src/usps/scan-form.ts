import type { FastifyInstance } from 'fastify';
import { formPdf } from '../draw-label.ts';
import type { Access } from './access.ts';
import { sendDocument } from './answer.ts';
import { scanFormRequest } from './day-schemas.ts';
import { UspsError } from './errors.ts';
import { mod10 } from './numbers.ts';
import type { Parcel, Parcels } from './parcels.ts';
import { readBody } from './read-body.ts';

/** PS Form 5630: one barcode for all parcels of the day. */
export function scanFormRoute(app: FastifyInstance, access: Access, parcels: Parcels): void {
  app.post('/scan-forms/v3/scan-form', async (request, reply) => {
    access.check(request);
    const asked = readBody(scanFormRequest, request.body);
    const found = allEligible(parcels, asked);
    const digits = `9275${String(parcels.next(Date.now())).padStart(17, '0')}`;
    const manifestNumber = `${digits}${mod10(digits)}`;
    for (const parcel of found) {
      const { mailingDate } = asked;
      parcels.put({ ...parcel, mailingDate, scanForm: manifestNumber });
    }
    const trackingNumbers = found.map(({ trackingNumber }) => trackingNumber);
    const metadata = { ...asked, form: '5630', manifestNumber, trackingNumbers };
    const image = await formPdf('SCAN Form 5630', [
      ...[`Manifest ${manifestNumber}`, `Mailing date ${asked.mailingDate}`],
      ...[`${trackingNumbers.length} parcels`, ...trackingNumbers],
    ]);
    return sendDocument(request, reply, metadata, image, {
      ...{ metadata: 'SCANFormMetaData', image: 'SCANFormImage', type: 'application/pdf' },
    });
  });
}

/** Every parcel that stands against the form is named. */
function allEligible(parcels: Parcels, asked: Asked & { shipment: { trackingNumbers: string[] } }) {
  const refused: UspsError[] = [];
  const found = asked.shipment.trackingNumbers.flatMap((number) => {
    const checked = eligible(parcels.get(number), number, asked);
    if (!(checked instanceof UspsError)) return [checked];
    refused.push(checked);
    return [];
  });
  const [first, ...others] = refused;
  if (!first) return found;
  throw new UspsError(first.status, first.code, first.message, first.parameter, others);
}

interface Asked {
  mailingDate: string;
  overwriteMailingDate: boolean;
  entryFacilityZIPCode: string;
}

function eligible(parcel: Parcel | undefined, number: string, asked: Asked): Parcel | UspsError {
  const refuse = (code: string, parameter: string, words: string) =>
    new UspsError(400, code, `barcode ${number} ${words}`, parameter);
  if (!parcel) return refuse('160039', 'barcode', 'does not exist');
  if (parcel.state !== 'charged') {
    return refuse(
      '160397',
      'barcode',
      'has been canceled and is not eligible to be added to a SCAN Form',
    );
  }
  if (parcel.scanForm !== null) {
    const words = `is already part of another SCAN Form with efn ${parcel.scanForm}`;
    return refuse('160040', 'scanFormEfn', words);
  }
  if (parcel.fromZip !== asked.entryFacilityZIPCode) {
    const words = `with zip ${parcel.fromZip} does not match SCAN Form request zip ${asked.entryFacilityZIPCode}`;
    return refuse('160161', 'entryFacilityZipCode', words);
  }
  if (parcel.mailingDate !== asked.mailingDate && !asked.overwriteMailingDate) {
    const words = `with mailing date ${parcel.mailingDate} does not match SCAN Form request mailing date ${asked.mailingDate}`;
    return refuse('160006', 'mailingDate', words);
  }
  return parcel;
}
