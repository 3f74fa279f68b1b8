import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { uploadInParts } from './upload-in-parts.ts';

export type ObjectStoreOptions = {
  endpoint?: string | undefined;
  /** How browsers reach the store, where that is not the endpoint the service itself uses. */
  publicEndpoint?: string | undefined;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
};

export type StoredObject = { body: Uint8Array; contentType: string };

export type ObjectStore = ReturnType<typeof createObjectStore>;

const DEFAULT_EXPIRY_SECONDS = 15 * 60;

/** Files by key in one bucket of any store that speaks the S3 API. */
export function createObjectStore(options: ObjectStoreOptions) {
  const Bucket = options.bucket;
  const connect = (endpoint: string | undefined) =>
    new S3Client({
      ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
      region: options.region,
      credentials: {
        accessKeyId: options.accessKeyId,
        secretAccessKey: options.secretAccessKey,
      },
      // The SDK's own checksum trailers are understood by Amazon only.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  const client = connect(options.endpoint);
  const publicClient = connect(options.publicEndpoint ?? options.endpoint);

  return {
    async put(key: string, body: Uint8Array | string, contentType: string): Promise<void> {
      await client.send(
        new PutObjectCommand({ Bucket, Key: key, Body: body, ContentType: contentType }),
      );
    },

    /** Undefined when no such object exists. */
    async get(key: string): Promise<StoredObject | undefined> {
      try {
        const { Body, ContentType } = await client.send(new GetObjectCommand({ Bucket, Key: key }));
        if (!Body) return undefined;
        return {
          body: await Body.transformToByteArray(),
          contentType: ContentType ?? 'application/octet-stream',
        };
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },

    /** Null when no such object exists. */
    async sizeBytes(key: string): Promise<number | null> {
      try {
        const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket, Key: key }));
        return ContentLength ?? 0;
      } catch (error) {
        if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404)
          return null;
        throw error;
      }
    },

    ...uploadInParts(client, Bucket),

    /**
     * A URL for one PUT. The content type, and the length where given, are signed: the uploader
     * must send exactly these headers.
     */
    signedUploadUrl(
      key: string,
      upload: { contentType: string; contentLength?: number; expiresSeconds?: number },
    ): Promise<string> {
      return getSignedUrl(
        publicClient,
        new PutObjectCommand({
          Bucket,
          Key: key,
          ContentType: upload.contentType,
          ContentLength: upload.contentLength,
        }),
        {
          expiresIn: upload.expiresSeconds ?? DEFAULT_EXPIRY_SECONDS,
          signableHeaders: new Set(['content-type', 'content-length', 'host']),
        },
      );
    },

    /** With a file name the browser saves the object under it, without one it shows it. */
    signedDownloadUrl(
      key: string,
      download: { fileName?: string; expiresSeconds?: number } = {},
    ): Promise<string> {
      const { fileName, expiresSeconds = DEFAULT_EXPIRY_SECONDS } = download;
      return getSignedUrl(
        publicClient,
        new GetObjectCommand({
          Bucket,
          Key: key,
          ResponseContentDisposition:
            fileName && `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        }),
        { expiresIn: expiresSeconds },
      );
    },

    /** Makes the bucket where it is missing; in production it exists already. */
    async ensureBucket(): Promise<void> {
      try {
        await client.send(new HeadBucketCommand({ Bucket }));
      } catch (error) {
        const status =
          error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
        if (status !== 404) throw error;
        await client.send(new CreateBucketCommand({ Bucket }));
      }
    },

    close(): void {
      client.destroy();
      publicClient.destroy();
    },
  };
}
