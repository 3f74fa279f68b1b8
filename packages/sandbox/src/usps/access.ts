import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { UspsError } from './errors.ts';
import { oneOf } from './one-of.ts';

export interface UspsCredentials {
  clientId: string;
  clientSecret: string;
}

const tokenRequest = z.object({
  grant_type: z.literal('client_credentials'),
  client_id: z.string().min(1),
  client_secret: z.string().min(1),
  scope: z.string().optional(),
});

const mid = z.string().regex(/^(\d{6}|\d{9})$/);
const paymentRequest = z.strictObject({
  roles: z
    .array(
      z.strictObject({
        roleName: oneOf(
          'PAYER RATE_HOLDER LABEL_OWNER SHIPPER MAIL_OWNER PLATFORM RETURN_LABEL_PAYER ' +
            'RETURN_LABEL_RATE_HOLDER RETURN_LABEL_OWNER LABEL_PROVIDER',
        ),
        CRID: z.string().regex(/^\d{1,15}$/),
        MID: mid,
        manifestMID: mid,
        accountType: z.enum(['EPS', 'PERMIT', 'METER', 'OMAS']),
        accountNumber: z.string().min(1),
      }),
    )
    .min(1),
});

export interface PaymentRoles {
  crid: string;
  mid: string;
  /** Whether labels for returns are paid for, too. */
  paysReturns: boolean;
}

/** Tokens and authorisations of payment: who asks, and who pays. */
export class Access {
  /** Until when each token is good. */
  #tokens = new Map<string, number>();
  #payments = new Map<string, PaymentRoles>();
  readonly #credentials: UspsCredentials | undefined;
  readonly #tokenSeconds: number;

  constructor(credentials: UspsCredentials | undefined, tokenSeconds: number) {
    this.#credentials = credentials;
    this.#tokenSeconds = tokenSeconds;
  }

  routes(app: FastifyInstance): void {
    app.post('/oauth2/v3/token', (request, reply) => {
      const read = tokenRequest.safeParse(request.body);
      if (!read.success) {
        return reply.code(400).send(oauthError('invalid_request', 'A parameter is missing.'));
      }
      const { client_id: id, client_secret: secret } = read.data;
      const only = this.#credentials;
      if (only && (id !== only.clientId || secret !== only.clientSecret)) {
        return reply.code(401).send(oauthError('invalid_client', 'Client authentication failed.'));
      }
      const token = randomUUID();
      this.#tokens.set(token, Date.now() + this.#tokenSeconds * 1_000);
      return {
        access_token: token,
        token_type: 'Bearer',
        issued_at: Date.now(),
        // As the real one does, now and then: a number written as text.
        expires_in: String(this.#tokenSeconds),
        status: 'approved',
        scope: 'addresses international-labels international-prices labels payments pickup prices',
        issuer: 'https://keyc.usps.com/realms/USPS',
        client_id: id,
        application_name: 'sandbox',
      };
    });
    app.post('/oauth2/v3/revoke', () => '');
    app.post('/payments/v3/payment-authorization', (request) => {
      const read = paymentRequest.safeParse(request.body);
      if (!read.success) throw new UspsError(400, '000001', z.prettifyError(read.error), 'roles');
      const { roles } = read.data;
      const payer = roles.find(({ roleName }) => roleName === 'PAYER');
      if (!payer || !roles.some(({ roleName }) => roleName === 'LABEL_OWNER')) {
        throw new UspsError(400, '000002', 'PAYER and LABEL_OWNER are required.', 'roles');
      }
      const token = randomUUID();
      this.#payments.set(token, {
        ...{ crid: payer.CRID, mid: payer.MID },
        paysReturns: roles.some(({ roleName }) => roleName === 'RETURN_LABEL_PAYER'),
      });
      return { paymentAuthorizationToken: token, roles };
    });
  }

  /** Refuses whoever has no good token. */
  check({ headers }: FastifyRequest): void {
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    if ((this.#tokens.get(token) ?? 0) <= Date.now()) {
      throw new UspsError(401, '', 'Unauthorized: the access token is missing or has expired.');
    }
  }

  /** Who pays by the authorisation that the request carries. */
  payer({ headers }: FastifyRequest): PaymentRoles {
    const token = headers['x-payment-authorization-token'];
    const roles = this.#payments.get(typeof token === 'string' ? token : '');
    if (!roles) {
      throw new UspsError(token === undefined ? 401 : 403, '', 'The payment is not authorized.');
    }
    return roles;
  }

  /** As after a restart at the other end: nobody is known any more. */
  forget(): void {
    this.#tokens.clear();
    this.#payments.clear();
  }
}

function oauthError(error: string, description: string) {
  return {
    error,
    error_description: description,
    error_uri: 'https://datatracker.ietf.org/doc/html/rfc6749#page-45',
  };
}
