import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';

/** Every part but the last must be at least this large. */
export const smallestPartBytes = 5 * 1024 * 1024;

/**
 * One object written part by part (S3's multipart upload): nobody holds it whole, and another process
 * may go on with it that knows the upload's id and the tags of the parts that are stored.
 */
export function uploadInParts(client: S3Client, Bucket: string) {
  return {
    async beginUpload(key: string, contentType: string): Promise<string> {
      const { UploadId } = await client.send(
        new CreateMultipartUploadCommand({ Bucket, Key: key, ContentType: contentType }),
      );
      if (UploadId === undefined) throw new Error(`The store gave no upload for ${key}.`);
      return UploadId;
    },

    /** Stores the part of this number, from 1 on, or replaces it; answers its tag. */
    async uploadPart(
      key: string,
      uploadId: string,
      number: number,
      body: Uint8Array,
    ): Promise<string> {
      const { ETag } = await client.send(
        new UploadPartCommand({
          Bucket,
          Key: key,
          UploadId: uploadId,
          PartNumber: number,
          Body: body,
        }),
      );
      if (ETag === undefined)
        throw new Error(`The store gave no tag for part ${number} of ${key}.`);
      return ETag;
    },

    /** Makes the object of its parts, in the order of their tags. */
    async completeUpload(key: string, uploadId: string, tags: readonly string[]): Promise<void> {
      const Parts = tags.map((ETag, index) => ({ ETag, PartNumber: index + 1 }));
      await client.send(
        new CompleteMultipartUploadCommand({
          Bucket,
          Key: key,
          UploadId: uploadId,
          MultipartUpload: { Parts },
        }),
      );
    },

    /** Forgets the parts of an upload that nobody goes on with. */
    async abortUpload(key: string, uploadId: string): Promise<void> {
      await client.send(new AbortMultipartUploadCommand({ Bucket, Key: key, UploadId: uploadId }));
    },
  };
}
