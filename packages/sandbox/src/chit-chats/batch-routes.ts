import type { FastifyInstance, FastifyRequest } from 'fastify';
import { missing, pageOf, readBody, refuse } from './answers.ts';
import { showBatch } from './present.ts';
import { addToBatch, createBatch, removeFromBatch } from './request-schemas.ts';
import { baseOf, clientPath, type World } from './shipment-routes.ts';
import { isReceived } from './states.ts';
import type { Batch, Shipment } from './store.ts';

const path = `${clientPath}/batches`;
type ById = { Params: { id: string } };

export function batchRoutes(app: FastifyInstance, { store, clock }: World): void {
  const inside = ({ id }: Batch) => store.shipments().filter(({ batchId }) => batchId === id);
  const show = (batch: Batch, request: FastifyRequest) =>
    showBatch(batch, inside(batch), clock(), baseOf(request));
  const find = (id: string): Batch => {
    const batch = store.batch(Number(id));
    if (!batch) throw missing();
    return batch;
  };
  /** All or none. */
  const move = (ids: string[], batchId: number | null) => {
    const found = ids.map((id): Shipment => {
      const shipment = store.shipment(id);
      if (!shipment) throw missing();
      if (isReceived(shipment, clock())) throw refuse(422, `${id} was received already.`);
      if (shipment.refundAskedAtMs !== null) throw refuse(422, `${id} was voided.`);
      return shipment;
    });
    for (const shipment of found) store.put({ shipment: { ...shipment, batchId } });
  };

  app.get<{ Querystring: Record<string, string> }>(path, (request) =>
    pageOf(store.batches().reverse(), request.query).map((batch) => show(batch, request)),
  );
  app.get(`${path}/count`, () => ({ count: store.batches().length }));
  app.get<ById>(`${path}/:id`, (request) => show(find(request.params.id), request));
  app.post(path, (request, reply) => {
    const { description = null } = readBody(createBatch, request.body);
    const batch = { id: store.newBatchId(), description, createdAtMs: clock().nowMs };
    store.put({ batch });
    return reply
      .code(201)
      .header('location', `${baseOf(request)}${request.url}/${batch.id}`)
      .send(show(batch, request));
  });
  app.delete<ById>(`${path}/:id`, (request, reply) => {
    const batch = find(request.params.id);
    if (inside(batch).length > 0) throw refuse(422, 'The batch is not empty.');
    store.put({ deleted: batch.id });
    return reply.code(204).send();
  });
  app.patch(`${clientPath}/shipments/add_to_batch`, (request) => {
    const { batch_id: id, shipment_ids: ids } = readBody(addToBatch, request.body);
    move(ids, find(String(id)).id);
    return { status: 'ok' };
  });
  app.patch(`${clientPath}/shipments/remove_from_batch`, (request) => {
    move(readBody(removeFromBatch, request.body).shipment_ids, null);
    return { status: 'ok' };
  });
}
