import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { replay as canadaPost } from './carrier/canada-post/replay.ts';
import type { CarrierCode } from './carrier/carrier.ts';
import { CarrierError } from './carrier/carrier-error.ts';
import { replay as chitChats } from './carrier/chit-chats/replay.ts';
import { replay as dhl } from './carrier/dhl/replay.ts';
import { maxResponseBytes } from './carrier/http.ts';
import { type Replay, type ReplayOperation, replayOperations } from './carrier/replay-port.ts';
import { replay as usps } from './carrier/usps/replay.ts';
import { readCaptured } from './replay/captured.ts';
import { present } from './replay/present.ts';

/** Reads a captured answer of a carrier as its adapter does, for support staff: no database, no server. */
const carriers: Record<CarrierCode, Replay> = {
  CANADA_POST: canadaPost,
  USPS: usps,
  DHL: dhl,
  CHIT_CHATS: chitChats,
};

const usage = `Usage: npm run -s logistics:replay -- ${Object.keys(carriers).join('|')} ${replayOperations.join('|')} FILE [--status N] [--content-type T]`;

class UsageError extends Error {}

function main(): number {
  const { positionals, values } = readArguments();
  const [name = '', operation = '', file] = positionals;
  const carrier = name as CarrierCode;
  const status = values.status === undefined ? null : Number(values.status);
  if (!Object.hasOwn(carriers, name) || file === undefined || positionals.length > 3)
    throw new UsageError(usage);
  if (!isOperation(operation)) throw new UsageError(usage);
  if (status !== null && !(Number.isInteger(status) && status >= 100 && status <= 599)) {
    throw new UsageError(`--status is a number from 100 to 599.\n${usage}`);
  }
  const read = carriers[carrier][operation];
  if (read === undefined) throw new UsageError(`${carrier} has no ${operation}.\n${usage}`);
  const body = readFile(file);
  try {
    if (body.length > maxResponseBytes) {
      throw unreadable(carrier, 'TOO_LARGE', `The body has more than ${maxResponseBytes} bytes.`);
    }
    const contentType = values['content-type'] ?? null;
    const result = read(readCaptured({ body, status, contentType, operation }));
    if (Array.isArray(result) && result.length === 1 && result[0] instanceof CarrierError) {
      throw result[0];
    }
    print(present(result));
    return 0;
  } catch (error) {
    // The parsers throw nothing else; should one, its reader still gets a normalised error.
    const reason = error instanceof Error ? error.message : String(error);
    print(error instanceof CarrierError ? error : unreadable(carrier, 'UNREADABLE', reason));
    return 1;
  }
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { status: { type: 'string' }, 'content-type': { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
}

function isOperation(text: string): text is ReplayOperation {
  return replayOperations.some((operation) => operation === text);
}

function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function unreadable(carrier: CarrierCode, code: string, message: string): CarrierError {
  return new CarrierError({ carrier, kind: 'CARRIER', code, message });
}

function print(value: unknown): void {
  console.log(JSON.stringify(value, null, 2));
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
