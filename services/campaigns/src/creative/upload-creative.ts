import { parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { StartCreativeUploadInput } from '../generated/resolvers.ts';
import { messages } from '../messages.ts';
import { requireOrganization } from '../require-organization.ts';
import { inspectFile } from './inspect-file.ts';

const largestBytes = 50 * 1024 * 1024;
const uploadSeconds = 15 * 60;

const schema = z.object({
  name: requiredText(120),
  contentType: z.enum(['image/png', 'image/jpeg', 'application/pdf']),
  sizeBytes: z.int().min(1).max(largestBytes),
});

/** Opens an upload straight to the object store: the file never passes through a service. */
export async function startCreativeUpload(ctx: Context, input: StartCreativeUploadInput) {
  const organizationId = requireOrganization(ctx);
  const parsed = parseInput(schema, input, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const id = newId('crv', ctx.now());
  const objectKey = `creatives/${organizationId}/${id}`;
  const { contentType, sizeBytes } = parsed.value;
  const creative = await ctx.transact(async (tx) => {
    tx.audit({
      action: 'creative.started',
      targetType: 'Creative',
      targetId: id,
      after: parsed.value,
    });
    return tx.db.creative.create({
      data: {
        ...parsed.value,
        ...{ id, organizationId, objectKey, status: 'UPLOADING', createdAt: tx.now },
      },
    });
  });
  const url = await ctx.services.objects.signedUploadUrl(objectKey, {
    contentType,
    contentLength: sizeBytes,
    expiresSeconds: uploadSeconds,
  });
  // The store's clock ends the address, not the moment the request may pretend to be at.
  const expiresAt = new Date(Date.now() + uploadSeconds * 1000);
  return { __typename: 'StartCreativeUploadSuccess' as const, creative, url, expiresAt };
}

/** Looks into the uploaded file and makes the creative usable, or says what is wrong with it. */
export async function completeCreativeUpload(ctx: Context, creativeId: string) {
  const { locale } = ctx.viewer;
  const path = ['input', 'creativeId'];
  const creative = await ctx.db.creative.findUnique({ where: { id: creativeId } });
  if (!creative) {
    return { __typename: 'NotFound' as const, message: messages.creativeNotFound[locale], path };
  }
  if (creative.status === 'READY') {
    return { __typename: 'CompleteCreativeUploadSuccess' as const, creative };
  }
  const refused = (message: string) => ({ __typename: 'UploadRefused' as const, message, path });
  if (creative.status === 'REJECTED') return refused(messages.wrongFile[locale]);
  const stored = await ctx.services.objects.get(creative.objectKey);
  if (!stored) return refused(messages.nothingUploaded[locale]);
  const inspected =
    stored.body.byteLength <= largestBytes ? inspectFile(stored.body, creative.contentType) : null;
  const change = inspected
    ? { ...inspected, status: 'READY', sizeBytes: stored.body.byteLength }
    : { status: 'REJECTED', rejectReason: messages.wrongFile.en };
  const updated = await ctx.transact(async (tx) => {
    // Two that look at the same file see the same; the first one decides, and is audited.
    const { count } = await tx.db.creative.updateMany({
      where: { id: creativeId, status: 'UPLOADING' },
      data: change,
    });
    if (count === 1) {
      tx.audit({
        action: inspected ? 'creative.completed' : 'creative.rejected',
        targetType: 'Creative',
        targetId: creativeId,
        organizationId: creative.organizationId,
        after: change,
      });
    }
    return tx.db.creative.findUniqueOrThrow({ where: { id: creativeId } });
  });
  return inspected
    ? { __typename: 'CompleteCreativeUploadSuccess' as const, creative: updated }
    : refused(messages.wrongFile[locale]);
}
