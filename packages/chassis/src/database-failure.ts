type Failure = Error & { code?: unknown; errorCode?: unknown };

/** Prisma's codes for a database that cannot be reached, or has no connection to spare in time. */
const awayCodes = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'ECONNREFUSED'];
/** Where a transaction begins, the driver's own errors arrive, which have no code. */
const awayMessage = /^(Connection terminated|timeout exceeded when trying to connect)/;

export function isAway(cause: Failure): boolean {
  const code = String(cause.code ?? cause.errorCode);
  return awayCodes.includes(code) || awayMessage.test(cause.message);
}

/**
 * What PostgreSQL says of a NUL (22021, in JSON 22P05), and Prisma of half of a surrogate pair. Prisma
 * gives PostgreSQL's codes in its message alone.
 */
const unstorable = /Code: `(22021|22P05)`|JSON Error: .*hex escape/;

/** Whether a text of the request is none that the database can keep, whatever the query was. */
export function isUnstorable(cause: unknown): boolean {
  return (
    cause instanceof Error && /^PrismaClient/.test(cause.name) && unstorable.test(cause.message)
  );
}

/** Whether a value was not of its column's type, or beyond it (`P2020`). */
export function isWrongValue(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  const { name, message, code } = cause as Failure;
  if (name === 'PrismaClientValidationError' || name === 'PrismaClientUnknownRequestError') {
    return true;
  }
  return (
    code === 'P2020' || (name === 'PrismaClientKnownRequestError' && /Code: `22/.test(message))
  );
}
