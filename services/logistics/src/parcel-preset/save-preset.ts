import {
  invalidInput,
  parseInput,
  problem,
  requiredText,
} from '@mobilytics/chassis/validate-input';
import { newId } from '@mobilytics/ids/new-id';
import { z } from 'zod';
import type { Context, Tx } from '../context.ts';
import type { DeleteParcelPresetInput, SaveParcelPresetInput } from '../generated/resolvers.ts';
import { sayNameTaken } from '../messages.ts';
import { notFound, staleVersion } from '../user-errors.ts';

const side = z.int().min(1).max(2000);

const inputSchema = z
  .object({
    id: requiredText(40).nullish(),
    version: z.int().min(1).nullish(),
    name: requiredText(60),
    lengthMillimetres: side,
    widthMillimetres: side,
    heightMillimetres: side,
    tareGrams: z.int().min(0).max(20_000),
    maxWeightGrams: z.int().min(1).max(70_000),
  })
  .superRefine(({ tareGrams, maxWeightGrams }, check) => {
    if (maxWeightGrams >= 1 && maxWeightGrams <= tareGrams) {
      check.addIssue(
        problem(
          'TOO_SMALL',
          'A box must carry more than it weighs empty.',
          'Un colis doit porter plus que son poids à vide.',
          ['maxWeightGrams'],
        ),
      );
    }
  });

/** Adds a box, or changes one. */
export async function savePreset(ctx: Context, given: SaveParcelPresetInput) {
  const parsed = parseInput(inputSchema, given, ctx.viewer.locale);
  if (!parsed.ok) return parsed.error;
  const { id, version, ...values } = parsed.value;
  return ctx.transact(async (tx) => {
    await lockPresets(tx);
    const found = id == null ? null : await tx.db.parcelPreset.findUnique({ where: { id } });
    if (id != null && found === null) return notFound(ctx.viewer, 'Parcel preset', 'id');
    if (found !== null && found.version !== version) return staleVersion(ctx.viewer, found.version);
    const same = await tx.db.parcelPreset.findFirst({
      where: { name: { equals: values.name, mode: 'insensitive' }, NOT: { id: id ?? '' } },
    });
    if (same !== null) return invalidInput([sayNameTaken(ctx.viewer.locale, ['input', 'name'])]);
    const parcelPreset =
      found === null
        ? await tx.db.parcelPreset.create({
            data: { ...values, id: newId('pps', tx.now), createdAt: tx.now },
          })
        : await tx.db.parcelPreset.update({
            where: { id: found.id },
            data: { ...values, version: { increment: 1 } },
          });
    tx.audit({
      action: found === null ? 'parcel-preset.added' : 'parcel-preset.changed',
      targetType: 'ParcelPreset',
      targetId: parcelPreset.id,
      before: found,
      after: values,
    });
    return { __typename: 'SaveParcelPresetSuccess' as const, parcelPreset };
  });
}

/** Takes a box away; parcels keep their size. */
export async function deletePreset(ctx: Context, { id }: DeleteParcelPresetInput) {
  return ctx.transact(async (tx) => {
    await lockPresets(tx);
    const found = await tx.db.parcelPreset.findUnique({ where: { id } });
    if (found === null) return notFound(ctx.viewer, 'Parcel preset', 'id');
    await tx.db.parcelPreset.delete({ where: { id } });
    tx.audit({
      action: 'parcel-preset.deleted',
      targetType: 'ParcelPreset',
      targetId: id,
      before: found,
    });
    return { __typename: 'DeleteParcelPresetSuccess' as const, id };
  });
}

/** One change after the other, so that two of the same name are told, not stumbled over. */
async function lockPresets(tx: Tx): Promise<void> {
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('parcel presets'))`;
}
