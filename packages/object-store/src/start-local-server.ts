/// <reference path="./s3rver.d.ts" />
import { mkdirSync } from 'node:fs';
import S3rver from 's3rver';

/** The only credentials the local store knows. */
export const LOCAL_ACCESS_KEY = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/** A disk-backed store with the S3 API, for development and tests. */
export async function startLocalServer(options: {
  port: number;
  host?: string;
  directory: string;
  bucket: string;
  /** Origins of the web apps, whose browsers upload and download directly. */
  origins: string[];
}): Promise<{ url: string; close: () => Promise<void> }> {
  mkdirSync(options.directory, { recursive: true });
  const origins = options.origins.map((origin) => `<AllowedOrigin>${origin}</AllowedOrigin>`);
  const cors = `<CORSConfiguration><CORSRule>${origins.join('')}
    <AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod>
    <AllowedMethod>HEAD</AllowedMethod><AllowedHeader>*</AllowedHeader>
    <ExposeHeader>ETag</ExposeHeader></CORSRule></CORSConfiguration>`;
  const server = new S3rver({
    port: options.port,
    address: options.host ?? '127.0.0.1',
    directory: options.directory,
    silent: true,
    vhostBuckets: false,
    configureBuckets: [{ name: options.bucket, configs: [cors] }],
  });
  const { port } = await server.run();
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
