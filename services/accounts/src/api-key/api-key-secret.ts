import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const randomLength = 32;
const checksumLength = 6;
const pattern = /^mob_(?:live|test)_[0-9A-Za-z]{38}$/;

/** `live` for the real platform, `test` for every other installation. */
export type KeyEnvironment = 'live' | 'test';

/**
 * A new secret: `mob_live_` or `mob_test_`, 32 random letters and digits (190 bits), and six that
 * are the CRC-32 of all before, so that scanners and we recognise a key without asking the database.
 */
export function newApiKeySecret(environment: KeyEnvironment): string {
  const body = `mob_${environment}_${randomText(randomLength)}`;
  return body + checksum(body);
}

/** Whether the text can be a key of ours at all. */
export function isApiKeySecret(text: string): boolean {
  if (!pattern.test(text)) return false;
  return text.slice(-checksumLength) === checksum(text.slice(0, -checksumLength));
}

/** What is stored of a secret. */
export function hashApiKeySecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The part of a secret that may be shown: enough to tell keys apart, too little to guess one. */
export function visiblePrefix(secret: string): string {
  return secret.slice(0, 'mob_live_'.length + 4);
}

function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // Bytes of the last incomplete round would make the first letters more likely.
      if (byte < 248 && text.length < length) text += alphabet[byte % alphabet.length];
    }
  }
  return text;
}

function checksum(body: string): string {
  let rest = crc32(body);
  let text = '';
  for (let i = 0; i < checksumLength; i += 1) {
    text = alphabet[rest % alphabet.length] + text;
    rest = Math.floor(rest / alphabet.length);
  }
  return text;
}
