import { invalidInput, parseInput, requiredText } from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import Stripe from 'stripe';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { AttachDisputeFileInput, StartDisputeFileInput } from '../generated/resolvers.ts';
import { message } from '../messages.ts';
import { findFor, keep, standing } from './answer-dispute.ts';
import { disputeMessage } from './dispute-messages.ts';
import { isFileField } from './evidence-fields.ts';

/** Stripe takes all files of one dispute up to this size together. */
const largestBytes = 4_500_000;
const uploadSeconds = 15 * 60;
const types = ['application/pdf', 'image/png', 'image/jpeg'];

const keyOf = (disputeId: string, uploadId: string) => `disputes/${disputeId}/${uploadId}`;

const startSchema = z.object({
  id: z.string(),
  contentType: z.string(),
  sizeBytes: z.int().min(1).max(largestBytes),
});

/** Opens an upload straight to the object store: the file does not pass through the graph. */
export async function startDisputeFile(ctx: Context, input: StartDisputeFileInput) {
  const { locale } = ctx.viewer;
  const parsed = parseInput(startSchema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { id, contentType, sizeBytes } = parsed.value;
  if (!types.includes(contentType)) {
    const text = disputeMessage('fileType', locale);
    return invalidInput([{ message: text, path: ['input', 'contentType'], code: 'UNKNOWN_VALUE' }]);
  }
  const found = await findFor(ctx, id, 'SAVE', 'NEEDS_RESPONSE');
  if ('__typename' in found) return found;
  const uploadId = newId('dsp');
  const { organizationId } = found.dispute;
  await ctx.transact(async (tx) =>
    tx.audit({
      action: 'dispute.file_started',
      ...{ targetType: 'Dispute', targetId: id, organizationId },
      after: { uploadId, contentType, sizeBytes },
    }),
  );
  const url = await ctx.services.files.signedUploadUrl(keyOf(id, uploadId), {
    ...{ contentType, contentLength: sizeBytes, expiresSeconds: uploadSeconds },
  });
  return { __typename: 'StartDisputeFileSuccess' as const, url, uploadId };
}

const attachSchema = z.object({
  id: z.string(),
  uploadId: z.string().regex(/^dsp_[0-9a-z]+$/),
  field: z.string(),
  fileName: requiredText(200),
});

/**
 * Hands an uploaded file to Stripe and keeps its id as evidence. A file that Stripe took before the
 * answer was lost is given again under the same key, so Stripe keeps one.
 */
export async function attachDisputeFile(ctx: Context, input: AttachDisputeFileInput) {
  const { locale } = ctx.viewer;
  const parsed = parseInput(attachSchema, input, locale);
  if (!parsed.ok) return parsed.error;
  const { id, uploadId, field, fileName } = parsed.value;
  if (!isFileField(field)) {
    const text = disputeMessage('unknownField', locale);
    return invalidInput([{ message: text, path: ['input', 'field'], code: 'UNKNOWN_VALUE' }]);
  }
  const found = await findFor(ctx, id, 'SAVE', 'NEEDS_RESPONSE');
  if ('__typename' in found) return found;
  const stored = await ctx.services.files.get(keyOf(id, uploadId));
  if (!stored) {
    const text = disputeMessage('nothingUploaded', locale);
    return { __typename: 'NotFound' as const, message: text, path: ['input', 'uploadId'] };
  }
  try {
    const data = Buffer.from(stored.body);
    const file = await ctx.services.stripe.files.create(
      { purpose: 'dispute_evidence', file: { data, name: fileName, type: stored.contentType } },
      { idempotencyKey: `dispute-file:${uploadId}` },
    );
    const done = await keep(ctx, found.dispute, { [field]: file.id });
    if ('__typename' in done) return done;
    return { __typename: 'AttachDisputeFileSuccess' as const, ...(await standing(ctx, id, done)) };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    ctx.log.error({ err: error, disputeId: id }, 'Stripe took no file.');
    const text = message('providerUnreachable', locale);
    const path = ['input', 'uploadId'];
    return { __typename: 'PaymentProviderUnavailable' as const, message: text, path };
  }
}
