import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createObjectStore, type ObjectStore } from '../src/object-store.ts';
import { LOCAL_ACCESS_KEY, startLocalServer } from '../src/start-local-server.ts';
import { smallestPartBytes } from '../src/upload-in-parts.ts';

const directory = mkdtempSync(join(tmpdir(), 'object-store-'));
const origin = 'http://localhost:3000';
let server: Awaited<ReturnType<typeof startLocalServer>>;
let store: ObjectStore;

before(async () => {
  server = await startLocalServer({ port: 0, directory, bucket: 'files', origins: [origin] });
  store = createObjectStore({
    endpoint: server.url,
    region: 'ca-central-1',
    bucket: 'files',
    ...LOCAL_ACCESS_KEY,
  });
});
after(async () => {
  store.close();
  await server.close();
  rmSync(directory, { recursive: true });
});

test('what was put comes back with its type, whatever its bytes', async () => {
  const body = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
  await store.put('labels/shp_1/étiquette 1.pdf', body, 'application/pdf');
  const found = await store.get('labels/shp_1/étiquette 1.pdf');
  assert.deepEqual(found?.body, body);
  assert.equal(found?.contentType, 'application/pdf');
});

test('a missing object is undefined', async () => {
  assert.equal(await store.get('labels/none.pdf'), undefined);
});

test('a browser uploads and downloads by signed URLs from the origin of a web app', async () => {
  const body = 'not really a picture';
  const url = await store.signedUploadUrl('creatives/c.png', {
    contentType: 'image/png',
    contentLength: body.length,
  });
  const preflight = (from: string) =>
    fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin: from,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'content-type',
      },
    });
  assert.equal((await preflight(origin)).status, 200);
  assert.equal((await preflight('http://evil.example')).status, 403);
  const headers = { origin, 'content-type': 'image/png' };
  assert.equal((await fetch(url, { method: 'PUT', headers, body })).status, 200);

  const download = await fetch(
    await store.signedDownloadUrl('creatives/c.png', { fileName: 'ma créa.png' }),
    { headers: { origin } },
  );
  assert.equal(await download.text(), body);
  assert.equal(download.headers.get('content-type'), 'image/png');
  assert.ok(download.headers.get('access-control-allow-origin'));
  assert.match(download.headers.get('content-disposition') ?? '', /ma%20cr%C3%A9a\.png/);
});

test('a signed upload fixes content type and length', async () => {
  // The local store does not verify version 4 signatures; Amazon does. So look at what is signed.
  const signed = async (contentLength?: number) => {
    const upload = { contentType: 'image/png', ...(contentLength ? { contentLength } : {}) };
    const url = new URL(await store.signedUploadUrl('creatives/d.png', upload));
    return url.searchParams.get('X-Amz-SignedHeaders');
  };
  assert.equal(await signed(), 'content-type;host');
  assert.equal(await signed(5), 'content-length;content-type;host');
});

test('a missing bucket is made, once', async () => {
  const other = createObjectStore({
    endpoint: server.url,
    region: 'ca-central-1',
    bucket: 'other',
    ...LOCAL_ACCESS_KEY,
  });
  await other.ensureBucket();
  await other.ensureBucket();
  await other.put('a', 'b', 'text/plain');
  assert.equal((await other.get('a'))?.body.length, 1);
  other.close();
});

test('signed URLs name the public endpoint where one is given', async () => {
  const behind = createObjectStore({
    endpoint: server.url,
    publicEndpoint: 'https://files.mobilytics.example',
    region: 'ca-central-1',
    bucket: 'files',
    ...LOCAL_ACCESS_KEY,
  });
  assert.match(
    await behind.signedDownloadUrl('a'),
    /^https:\/\/files\.mobilytics\.example\/files\/a/,
  );
  behind.close();
});

test('an object written in parts comes whole, whoever went on with it', async () => {
  const key = 'exports/large.csv';
  const first = new Uint8Array(smallestPartBytes).fill(97);
  const last = Buffer.from('the end');
  const uploadId = await store.beginUpload(key, 'text/csv');
  const tags = [await store.uploadPart(key, uploadId, 1, first)];
  assert.equal(await store.sizeBytes(key), null);
  // A part that was stored and forgotten is replaced.
  await store.uploadPart(key, uploadId, 2, Buffer.from('another end'));
  tags.push(await store.uploadPart(key, uploadId, 2, last));
  await store.completeUpload(key, uploadId, tags);
  assert.equal(await store.sizeBytes(key), first.length + last.length);
  const found = await store.get(key);
  assert.equal(
    Buffer.from(found?.body ?? [])
      .subarray(first.length)
      .toString(),
    'the end',
  );
  assert.equal(found?.contentType, 'text/csv');
});
