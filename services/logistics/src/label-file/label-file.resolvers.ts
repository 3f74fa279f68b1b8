import type { Context } from '../context.ts';
import type { LabelFileFormat, Resolvers, SetLabelFormatInput } from '../generated/resolvers.ts';
import { notFound } from '../user-errors.ts';
import { printPapers } from './print-papers.ts';

export const labelFileResolvers: Resolvers = {
  Mutation: {
    setLabelFormat: (_, { input }, ctx) => setLabelFormat(ctx, input),
    printPapers: (_, { input }, ctx) => printPapers(ctx, input),
  },
  Warehouse: {
    labelFormat: ({ labelFormat }) => labelFormat as LabelFileFormat,
  },
};

async function setLabelFormat(ctx: Context, { warehouseId: id, format }: SetLabelFormatInput) {
  return ctx.transact(async (tx) => {
    const found = await tx.db.warehouse.findUnique({ where: { id } });
    if (found === null) return notFound(ctx.viewer, 'Warehouse', 'warehouseId');
    const data = { labelFormat: format };
    const warehouse = await tx.db.warehouse.update({ where: { id }, data });
    tx.audit({
      action: 'label-format.set',
      targetType: 'Warehouse',
      targetId: id,
      before: { labelFormat: found.labelFormat },
      after: data,
    });
    return { __typename: 'SetLabelFormatSuccess' as const, warehouse };
  });
}
