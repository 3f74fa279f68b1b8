import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Faults } from '../faults.ts';
import { startJourney, stopJourney } from '../journey.ts';
import { missing, pageOf, readBody, refuse, refuseProblems } from './answers.ts';
import { showDetails, showReturn, showShipment } from './present.ts';
import { ratesFor } from './rates.ts';
import { buy, createShipment, problemsOf, refresh } from './request-schemas.ts';
import { type Clock, isBought, isReceived, statusGroups, statusOf } from './states.ts';
import { newTrackingCode, type Shipment, type Store } from './store.ts';
import { dateText } from './times.ts';

export interface World {
  store: Store;
  faults: Faults;
  clock(): Clock;
  /** How long postage takes to be bought. */
  buyMs: number;
}

export const baseOf = (request: FastifyRequest): string => `http://${request.host}`;

export const clientPath = '/api/v1/clients/:client';
const path = `${clientPath}/shipments`;

type ById = { Params: { id: string } };

export function shipmentRoutes(app: FastifyInstance, { store, faults, clock, buyMs }: World): void {
  const find = ({ params }: FastifyRequest<ById>): Shipment => {
    const shipment = store.shipment(params.id);
    if (!shipment) throw missing();
    return shipment;
  };
  const put = (shipment: Shipment): Shipment => {
    store.put({ shipment });
    return shipment;
  };

  app.get<{ Querystring: Record<string, string> }>(path, (request) => {
    const found = search(store, clock(), request.query).reverse();
    return pageOf(found, request.query).map((item) => showShipment(item, clock(), baseOf(request)));
  });
  app.get<{ Querystring: Record<string, string> }>(`${path}/count`, ({ query }) => ({
    count: search(store, clock(), query).length,
  }));
  app.get<ById>(`${path}/:id`, (request) => showDetails(find(request), clock(), baseOf(request)));

  app.post(path, (request, reply) => {
    const given = readBody(createShipment, request.body);
    refuseProblems(problemsOf(given));
    const known = ratesFor(given).some(({ postageType }) => postageType === given.postage_type);
    if (given.postage_type !== 'unknown' && !known)
      refuseProblems({ postage_type: ['is not available'] });
    const { nowMs } = clock();
    const shipment = put({
      id: store.newShipmentId(),
      ...{ given, createdAtMs: nowMs, requestedAtMs: null, boughtAtMs: null },
      ...{ postageType: given.postage_type, failed: false, carrier: null, trackingCode: null },
      ...{ batchId: null, refundAskedAtMs: null, journey: startJourney(nowMs) },
    });
    return reply
      .code(201)
      .header('location', `${baseOf(request)}${request.url}/${shipment.id}`)
      .send(showDetails(shipment, clock(), baseOf(request)));
  });

  app.delete<ById>(`${path}/:id`, (request, reply) => {
    const shipment = find(request);
    if (shipment.requestedAtMs !== null)
      throw refuse(422, 'Shipments with postage cannot be deleted.');
    store.put({ deleted: shipment.id });
    return reply.code(204).send();
  });

  app.patch<ById>(`${path}/:id/refresh`, (request) => {
    const shipment = find(request);
    if (shipment.requestedAtMs !== null) throw refuse(422, 'Postage was purchased already.');
    const { media_mail_requested: _, ...changes } = readBody(refresh, request.body);
    const given = { ...shipment.given, ...JSON.parse(JSON.stringify(changes)) };
    return showDetails(put({ ...shipment, given }), clock(), baseOf(request));
  });

  app.patch<ById>(`${path}/:id/buy`, (request) => {
    const shipment = find(request);
    const { postage_type: postageType = shipment.postageType } = readBody(buy, request.body);
    if (shipment.requestedAtMs !== null) throw refuse(422, 'Postage was purchased already.');
    const rate = ratesFor(shipment.given).find((offer) => offer.postageType === postageType);
    if (!rate) throw refuse(422, 'postage_type field is invalid');
    const { nowMs } = clock();
    const never = faults.take('not_ready', 'request', 'PATCH', request.url) !== undefined;
    const boughtAtMs = nowMs + buyMs;
    const bought = put({
      ...shipment,
      postageType,
      requestedAtMs: nowMs,
      boughtAtMs: never ? null : boughtAtMs,
      // The name by which a purchase is made to fail.
      failed: /fail postage/i.test(shipment.given.name),
      ...{ carrier: rate.carrier, trackingCode: newTrackingCode(rate.carrier) },
      journey: startJourney(boughtAtMs),
    });
    return showDetails(bought, clock(), baseOf(request));
  });

  app.patch<ById>(`${path}/:id/refund`, (request) => {
    const shipment = find(request);
    const now = clock();
    if (!isBought(shipment, now.nowMs)) throw refuse(422, 'No postage was purchased.');
    if (shipment.refundAskedAtMs !== null) throw refuse(422, 'A refund was requested already.');
    if (isReceived(shipment, now)) throw refuse(422, 'The shipment was received already.');
    const journey = stopJourney(shipment.journey, now.lifeMs, now.nowMs);
    const back = put({ ...shipment, refundAskedAtMs: now.nowMs, batchId: null, journey });
    return showDetails(back, clock(), baseOf(request));
  });

  app.get<{ Querystring: Record<string, string> }>(`${clientPath}/returns`, ({ query }) => {
    const all = store.shipments().flatMap((shipment) => showReturn(shipment, clock()));
    const asked = all.filter(({ status }) => !query.status || query.status === status);
    return pageOf(asked.reverse(), query);
  });
}

/** Oldest first. */
function search(store: Store, clock: Clock, query: Record<string, string>): Shipment[] {
  const { batch_id: batchId, from_date: from, to_date: to, q, status } = query;
  const wanted = status === undefined ? null : statusGroups[status];
  if (wanted === undefined) throw refuse(422, 'status field is invalid');
  const text = q?.toLowerCase();
  return store
    .shipments()
    .filter((item) => !batchId || String(item.batchId) === batchId)
    .filter((item) => !from || dateText(item.createdAtMs) >= from)
    .filter((item) => !to || dateText(item.createdAtMs) <= to)
    .filter((item) => !wanted || wanted.includes(statusOf(item, clock)))
    .filter(
      (item) =>
        !text ||
        [item.id, item.given.name, item.given.order_id, item.trackingCode].some((value) =>
          value?.toLowerCase().includes(text),
        ),
    );
}
