import type { Captured, ReplayOperation } from '../carrier/replay-port.ts';

type Given = {
  body: Buffer;
  /** Null when nobody said. */
  status: number | null;
  contentType: string | null;
  operation: ReplayOperation;
};

/**
 * What is known of a saved answer. A file may hold the whole answer with its head, as a proxy writes it;
 * what the command line says counts more. Without any status the body's own word for it counts.
 */
export function readCaptured({ body, status, contentType, operation }: Given): Captured {
  const head = readHead(body);
  const rest = head === null ? body : body.subarray(head.length);
  return {
    body: rest,
    status: status ?? head?.status ?? statusInside(rest) ?? (operation === 'error' ? 400 : 200),
    contentType: contentType ?? head?.header('content-type') ?? null,
    retryAfter: head?.header('retry-after') ?? null,
  };
}

/** A status line, headers, and an empty line or the end of the file. */
function readHead(body: Buffer) {
  const start = body.subarray(0, 16_384).toString('latin1');
  const found = /^HTTP\/[\d.]+ (\d{3})[^\n]*\n((?:[\w-]+:[^\n]*(?:\n|$))*)\r?(?:\n|$)/.exec(start);
  if (found === null) return null;
  const [all, status, headers = ''] = found;
  const lines = headers.split('\n').map((line) => /^([\w-]+):(.*)$/.exec(line.trim()));
  return {
    length: all.length,
    status: Number(status),
    header: (name: string) =>
      lines.find((line) => line?.[1]?.toLowerCase() === name)?.[2]?.trim() ?? null,
  };
}

/** The status that a body of an error repeats: DHL as `status` or `code`, USPS as `error.code`. */
function statusInside(body: Buffer): number | null {
  try {
    const read = JSON.parse(body.toString()) as Record<string, unknown> | null;
    if (typeof read !== 'object' || read === null) return null;
    const { error } = read as { error?: { code?: unknown } | null };
    const saysWhy = 'title' in read || 'detail' in read || 'message' in read;
    const words = [error?.code, ...(saysWhy ? [read.status, read.statusCode, read.code] : [])];
    const found = words
      .map(Number)
      .find((word) => Number.isInteger(word) && word >= 400 && word <= 599);
    return found ?? null;
  } catch {
    return null;
  }
}
