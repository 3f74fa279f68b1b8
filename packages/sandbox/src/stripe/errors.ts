import type Stripe from 'stripe';

type ErrorType = 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error';

interface ErrorDetails {
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  payment_intent?: Stripe.PaymentIntent;
  payment_method?: Stripe.PaymentMethod;
  setup_intent?: Stripe.SetupIntent;
}

/** An error as Stripe answers it: HTTP status and a body {error:{type, code, message, param}}. */
export class ApiError extends Error {
  readonly status: number;
  readonly type: ErrorType;
  readonly details: ErrorDetails;

  constructor(status: number, type: ErrorType, message: string, details: ErrorDetails = {}) {
    super(message);
    this.status = status;
    this.type = type;
    this.details = details;
  }

  body(requestId: string): object {
    const { code } = this.details;
    return {
      error: {
        ...this.details,
        ...(code && {
          doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
        }),
        message: this.message,
        request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}`,
        type: this.type,
      },
    };
  }
}

export const invalidRequest = (message: string, details: ErrorDetails = {}): ApiError =>
  new ApiError(400, 'invalid_request_error', message, details);

export const missingResource = (kind: string, id: string, param = 'id'): ApiError =>
  new ApiError(param === 'id' ? 404 : 400, 'invalid_request_error', `No such ${kind}: '${id}'`, {
    code: 'resource_missing',
    param,
  });

export const tooManyRequests = (): ApiError =>
  new ApiError(
    429,
    'invalid_request_error',
    'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
    { code: 'rate_limit' },
  );

export const lockTimeout = (): ApiError =>
  new ApiError(
    429,
    'invalid_request_error',
    'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make your requests serially or at a lower rate. For more details, see https://stripe.com/docs/rate-limits#object-lock-timeouts.',
    { code: 'lock_timeout' },
  );

/** Status 500: by a fault before or after the effect, or by an error inside the sandbox. */
export const internalError = (when: 'before' | 'after' | 'inside'): ApiError =>
  new ApiError(
    500,
    'api_error',
    when === 'inside'
      ? 'An unknown error occurred inside the sandbox; its log tells more.'
      : `An unknown error occurred. (The sandbox was asked to fail ${when} the effect.)`,
  );
