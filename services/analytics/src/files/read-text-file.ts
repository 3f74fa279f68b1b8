import { Buffer, constants, isAscii, isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { gunzipSync, constants as zlib } from 'node:zlib';
import { FileProblem } from './file-problem.ts';

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);
const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const NEWLINE = 0x0a;

/** The text of a file, plain or gzip by what it begins with, without byte order mark. */
export function readTextFile(file: string): string {
  let bytes = unpack(file, read(file));
  if (bytes.subarray(0, 3).equals(UTF8_BOM)) bytes = bytes.subarray(3);
  if (bytes.length > constants.MAX_STRING_LENGTH) {
    throw new FileProblem(file, null, 'larger than 512 MB of text; split it into several files');
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new FileProblem(file, lineAt(bytes, nul), 'binary data, not a CSV text');
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (!isUtf8(bytes)) throw new FileProblem(file, badUtf8Line(bytes), 'not UTF-8 text');
  return bytes.toString('utf8');
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new FileProblem(file, null, 'there is no such file');
    if (code === 'EISDIR') throw new FileProblem(file, null, 'is a directory, not a file');
    if (code === 'EACCES') throw new FileProblem(file, null, 'may not be read by this user');
    throw new FileProblem(file, null, `cannot be read (${message})`);
  }
}

function unpack(file: string, bytes: Buffer): Buffer {
  if (!bytes.subarray(0, 2).equals(GZIP_MAGIC)) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'Z_BUF_ERROR') throw new FileProblem(file, null, `broken gzip data (${message})`);
    const part = gunzipSync(bytes, { finishFlush: zlib.Z_SYNC_FLUSH });
    throw new FileProblem(file, lineAt(part, part.length), 'the gzip data ends here, cut off');
  }
}

function lineAt(bytes: Buffer, end: number): number {
  let line = 1;
  for (let at = bytes.indexOf(NEWLINE); at >= 0 && at < end; at = bytes.indexOf(NEWLINE, at + 1)) {
    line++;
  }
  return line;
}

function badUtf8Line(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
    line++;
  }
  return line;
}
