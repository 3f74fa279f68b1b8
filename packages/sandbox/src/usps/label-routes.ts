import { randomInt } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { livedOf, stopJourney } from '../journey.ts';
import type { Access } from './access.ts';
import { sendDocument } from './answer.ts';
import { UspsError } from './errors.ts';
import { foreignRequest, labelRequest, reprint, returnRequest } from './label-schemas.ts';
import type { Parcel, Parcels } from './parcels.ts';
import { readBody } from './read-body.ts';
import { imageOf, sellLabel } from './sell-label.ts';

const reprintLimit = 3;
const families = [
  { base: '/labels/v3', label: 'label', kinds: ['domestic', 'return'] },
  { base: '/international-labels/v3', label: 'international-label', kinds: ['international'] },
];

export function labelRoutes(
  app: FastifyInstance,
  access: Access,
  parcels: Parcels,
  lifeMs: number,
) {
  const keyOf = ({ headers }: FastifyRequest) => {
    const key = headers['x-idempotency-key'];
    return typeof key === 'string' ? key : null;
  };
  const today = () => new Date().toISOString().slice(0, 10);

  const sell = (
    path: string,
    schema: typeof labelRequest | typeof foreignRequest,
    kind: Parcel['kind'],
  ) =>
    app.post(path, async (request, reply) => {
      const payer = access.payer(request);
      if (kind === 'return' && !payer.paysReturns) {
        throw new UspsError(403, '', 'RETURN_LABEL_PAYER is not authorized.');
      }
      const asked = readBody(schema, request.body);
      const sale = { kind, key: keyOf(request), payer, nowMs: Date.now() };
      const parcel = sellLabel(parcels, asked, sale);
      const imageType = asked.imageInfo?.imageType ?? 'PDF';
      reply.code(kind === 'international' ? 201 : 200);
      return send(request, reply, parcel, imageType, kind === 'return');
    });
  sell('/labels/v3/label', labelRequest, 'domestic');
  sell('/labels/v3/return-label', returnRequest, 'return');
  sell('/international-labels/v3/international-label', foreignRequest, 'international');

  async function send(
    request: FastifyRequest,
    reply: FastifyReply,
    parcel: Parcel,
    imageType: string,
    isReturn = false,
  ) {
    return sendDocument(request, reply, parcel.metadata, await imageOf(parcel, imageType), {
      metadata: isReturn ? 'returnLabelMetadata' : 'labelMetadata',
      image: isReturn ? 'returnLabelImage' : 'labelImage',
      type: 'application/pdf',
    });
  }

  for (const { base, label, kinds } of families) {
    type ByNumber = { Params: { trackingNumber?: string } };
    const find = (request: FastifyRequest<ByNumber>): Parcel => {
      access.payer(request);
      const { trackingNumber } = request.params;
      const key = keyOf(request);
      const found = trackingNumber
        ? parcels.get(trackingNumber)
        : key
          ? parcels.byKey(key)
          : undefined;
      if (found && kinds.includes(found.kind)) return found;
      throw new UspsError(400, '160172', 'Order not found', 'trackingNumber');
    };

    for (const path of [`${base}/${label}-reprint`, `${base}/${label}-reprint/:trackingNumber`]) {
      app.post<ByNumber>(path, async (request, reply) => {
        const parcel = find(request);
        const { imageInfo } = readBody(reprint, request.body);
        refuseReprint(parcel, today());
        const { reprints } = parcels.put({ ...parcel, reprints: parcel.reprints + 1 });
        const metadata = parcel.metadata;
        const image = await imageOf(parcel, imageInfo.imageType);
        const info = { reprintNumber: reprints, reprintLimit };
        if (!(request.headers.accept ?? '').includes('vnd.usps.labels+json')) {
          return send(request, reply, parcel, imageInfo.imageType);
        }
        const vendor = { labelMetadata: metadata, reprintInfo: info };
        return sendDocument(request, reply, vendor, image, {
          ...{ metadata: '', image: 'labelImage', type: 'application/pdf' },
        });
      });
    }

    for (const path of [`${base}/${label}`, `${base}/${label}/:trackingNumber`]) {
      app.delete<ByNumber>(path, (request) => {
        const parcel = find(request);
        const journey = stopJourney(parcel.journey, lifeMs, Date.now());
        refuseCancel(parcel, today(), livedOf(journey, lifeMs, Date.now()).at(-1)?.state);
        const { trackingNumber } = parcel;
        // Once the postal systems have its data, a label is not cancelled but its refund asked for.
        if (parcel.scanForm === null && parcel.mailingDate >= today()) {
          parcels.put({ ...parcel, journey, state: 'voided' });
          return { trackingNumber, status: 'CANCELED' };
        }
        parcels.put({ ...parcel, journey, state: 'refund_requested', disputedOn: today() });
        return { trackingNumber, status: 'DISPUTED', disputeId: String(randomInt(1e8, 1e9)) };
      });
    }
  }
}

function refuseReprint({ state, mailingDate, reprints }: Parcel, today: string): void {
  const refuse = (code: string, message: string) =>
    new UspsError(400, code, message, 'trackingNumber');
  if (state === 'voided') throw refuse('160379', 'Canceled labels are unavailable for reprint');
  if (state === 'refund_requested') {
    throw refuse('160380', 'Disputed labels are unavailable for reprint');
  }
  if (mailingDate < today) {
    throw refuse('160381', 'Labels past their mailingDate are unavailable for reprint');
  }
  if (reprints >= reprintLimit) {
    throw refuse('160382', `This label has reached the reprint limit of ${reprintLimit} reprints`);
  }
}

function refuseCancel(
  { state, disputedOn }: Parcel,
  today: string,
  lived: string | undefined,
): void {
  const refuse = (code: string, message: string) =>
    new UspsError(400, code, message, 'trackingNumber');
  if (state === 'voided') throw refuse('160186', 'Order already canceled');
  if (state === 'refund_requested' && disputedOn === today) {
    throw refuse('160302', 'A refund request for this order has already been submitted today');
  }
  if (lived === 'delivered' || lived === 'returned') {
    throw refuse('160301', 'A refund request for this order cannot be submitted');
  }
}
