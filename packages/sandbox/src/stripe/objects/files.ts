import type { FastifyInstance } from 'fastify';
import type Stripe from 'stripe';
import { z } from 'zod';
import { newId } from '../ids.ts';
import { listObjects } from '../pagination.ts';
import { none, paging } from '../params.ts';
import { type Route, route } from '../route.ts';
import type { Sandbox } from '../sandbox.ts';

/** What was uploaded, beside the object that tells of it. */
export interface FileContent {
  id: string;
  object: 'sandbox.file';
  data: string;
  type: string;
}

const purpose = z.enum([
  'account_requirement',
  'additional_verification',
  'business_icon',
  'business_logo',
  'customer_signature',
  'dispute_evidence',
  'identity_document',
  'pci_document',
  'tax_document_user_upload',
  'terminal_reader_splashscreen',
]);
const createFields = z.strictObject({
  file: z.strictObject({ data: z.string(), filename: z.string(), type: z.string() }),
  purpose,
});

function create(sandbox: Sandbox, params: z.output<typeof createFields>): Stripe.File {
  const { data, filename, type } = params.file;
  const id = newId('file');
  const file = sandbox.store.put<Stripe.File>({
    id,
    object: 'file',
    created: sandbox.now(),
    expires_at: null,
    filename: filename || null,
    links: { object: 'list', data: [], has_more: false, url: `/v1/file_links?file=${id}` },
    purpose: params.purpose,
    size: Buffer.from(data, 'base64').length,
    title: null,
    type: /\.(\w+)$/.exec(filename)?.[1]?.toLowerCase() ?? null,
    url: `${sandbox.baseUrl}/v1/files/${id}/contents`,
  });
  sandbox.store.put<FileContent>({ id, object: 'sandbox.file', data, type });
  sandbox.emit('file.created', file);
  return file;
}

export const fileRoutes: Route[] = [
  route('POST', '/v1/files', createFields, create),
  route('GET', '/v1/files/:id', none, (sandbox, _, id) => sandbox.need('file', id)),
  route(
    'GET',
    '/v1/files',
    z.strictObject({ ...paging, purpose: purpose.optional() }),
    ({ store }, { purpose: wanted, ...rest }) =>
      listObjects(store, 'file', '/v1/files', rest, { purpose: wanted }),
  ),
];

export function fileContentRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  app.get<{ Params: { id: string } }>('/v1/files/:id/contents', (request, reply) => {
    const content = sandbox.store.get('sandbox.file', request.params.id);
    if (!content) return reply.code(404).send('There is no such file.');
    return reply.type(content.type).send(Buffer.from(content.data, 'base64'));
  });
}
