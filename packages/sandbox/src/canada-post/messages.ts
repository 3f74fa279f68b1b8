import { namespaces } from './request-schemas.ts';
import { documentOf, el } from './xml.ts';

/** An error as Canada Post answers it: a status and one message with its code. */
export class CarrierError extends Error {
  readonly status: number;
  readonly code: string;
  readonly namespace: string;

  constructor(status: number, code: string, description: string, namespace = namespaces.messages) {
    super(description);
    this.status = status;
    this.code = code;
    this.namespace = namespace;
  }

  xml(): string {
    const message = el('message', el('code', this.code), el('description', this.message));
    return documentOf('messages', this.namespace, message);
  }
}
