import type { FastifyInstance } from 'fastify';
import { missing, Refusal } from './answers.ts';
import { batchLabelOf, drawPdf, drawPng, drawZpl, labelOf } from './label.ts';
import { showTracking } from './present.ts';
import type { World } from './shipment-routes.ts';
import { isSigned } from './signed-urls.ts';
import { isBought } from './states.ts';

/** What needs no token: tracking of any recent parcel, and labels by their signed addresses. */
export function publicRoutes(app: FastifyInstance, { store, clock }: World): void {
  app.get<{ Params: { name: string } }>('/tracking/:name', ({ params }) => {
    const id = /^(.+)\.json$/.exec(params.name)?.[1];
    const shipment = id === undefined ? undefined : store.shipment(id);
    if (!shipment || !isBought(shipment, clock().nowMs)) throw missing();
    return showTracking(shipment, clock());
  });

  type Label = {
    Params: { kind: string; file: string };
    Querystring: { expires?: string; signature?: string };
  };
  app.get<Label>('/labels/:kind/:file', async ({ params, query, url }, reply) => {
    const path = url.split('?')[0] ?? '';
    const { expires = '', signature = '' } = query;
    if (!isSigned(path, expires, signature, clock().nowMs))
      throw new Refusal(403, { error: 'The link has expired.' });
    const [name = '', format] = params.file.split('.');
    const label = params.kind === 'shipments' ? shipmentLabel(name) : batchLabel(name);
    if (format === 'zpl') return reply.type('application/zpl').send(drawZpl(label));
    if (format === 'png') return reply.type('image/png').send(await drawPng(label));
    return reply.type('application/pdf').send(await drawPdf(label));
  });

  const shipmentLabel = (name: string) => {
    const shipment = store.shipment(name);
    if (!shipment) throw missing();
    return labelOf(shipment);
  };
  const batchLabel = (name: string) => {
    const batch = store.batch(Number(name));
    if (!batch) throw missing();
    const count = store.shipments().filter(({ batchId }) => batchId === batch.id).length;
    return batchLabelOf(batch, count);
  };
}
