import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const vendorJson = 'application/vnd.usps.labels+json';

interface Named {
  /** What the metadata's part and the image are called. */
  metadata: string;
  image: string;
  /** The image's own type. */
  type: string;
  /** The metadata stands one level deeper in the vendor's form. */
  nested?: boolean;
}

/** Metadata and image: one JSON object when that is asked for, parts of a form otherwise. */
export function sendDocument(
  request: FastifyRequest,
  reply: FastifyReply,
  metadata: Record<string, unknown>,
  image: Buffer | null,
  { type, nested = false, ...names }: Named,
) {
  const base64 = image?.toString('base64');
  if ((request.headers.accept ?? '').includes(vendorJson)) {
    const whole = nested ? { [names.metadata]: metadata } : metadata;
    return reply
      .type(vendorJson)
      .send(JSON.stringify({ ...whole, ...(base64 && { [names.image]: base64 }) }));
  }
  const boundary = randomUUID();
  const part = (name: string, contentType: string, file: string, body: string) =>
    `--${boundary}\r\nContent-Type: ${contentType}\r\nContent-Disposition: form-data; ${file}name="${name}"\r\n\r\n${body}\r\n`;
  // The image is text although its type says otherwise, as with the real one.
  const parts = [
    part(names.metadata, 'application/json', '', JSON.stringify(metadata)),
    ...(base64 ? [part(names.image, type, `filename="${names.image}.pdf"; `, base64)] : []),
    `--${boundary}--\r\n`,
  ];
  return reply.type(`multipart/form-data; boundary=${boundary}`).send(parts.join(''));
}
