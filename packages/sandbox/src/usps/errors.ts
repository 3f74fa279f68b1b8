/** A refusal in the words of the official list of errors. */
export class UspsError extends Error {
  readonly status: number;
  readonly code: string;
  readonly parameter: string;
  /** What else is wrong with the request. */
  readonly others: readonly UspsError[];

  constructor(
    status: number,
    code: string,
    message: string,
    parameter = '',
    others: readonly UspsError[] = [],
  ) {
    super(message);
    this.others = others;
    this.status = status;
    this.code = code;
    this.parameter = parameter;
  }
}

const titles: Record<number, string> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  412: 'PRECONDITION_FAILED',
  428: 'PRECONDITION_REQUIRED',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
};

/** The envelope of every error but the token's. An address that is not found has no details. */
export function envelope(error: UspsError) {
  const { status, code, message } = error;
  const errors = code === '' ? [] : [error, ...error.others].map(problem);
  return { apiVersion: 'v3', error: { code: String(status), message, errors } };
}

function problem({ status, code, message, parameter }: UspsError) {
  return {
    ...{ status: String(status), code, title: titles[status] ?? 'ERROR', detail: message },
    source: { parameter, example: '' },
  };
}
