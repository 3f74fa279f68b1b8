import { connectionFrom } from '@mobilytics/chassis/connection';
import type { BillingExportState, Resolvers } from '../generated/resolvers.ts';
import { dayOf } from '../report/report-days.ts';
import { cancelExport, retryExport } from './end-export.ts';
import { exportContents } from './export-contents.ts';
import type { ExportColumn, ExportKind } from './export-kind.ts';
import { startExport } from './start-export.ts';

const lastDayOf = (end: Date): string => dayOf(new Date(end.getTime() - 1));

export const exportResolvers: Resolvers = {
  Query: {
    billingExports: (_, page, { db }) =>
      connectionFrom({
        ...page,
        orderBy: [{ field: 'createdAt', direction: 'DESC' }],
        count: () => db.billingExport.count(),
        rows: ({ where, orderBy, take }) => db.billingExport.findMany({ where, orderBy, take }),
      }),
    billingExport: (_, { id }, { db }) => db.billingExport.findUnique({ where: { id } }),
    billingExportColumns: (_, { kind }, { viewer }) =>
      exportContents[kind].columns.map((column: ExportColumn<unknown>) => ({
        name: column.name,
        description: column[viewer.locale],
      })),
  },
  Mutation: {
    startBillingExport: (_, { input }, ctx) => startExport(ctx, input),
    cancelBillingExport: (_, { input }, ctx) => cancelExport(ctx, input),
    retryBillingExport: (_, { input }, ctx) => retryExport(ctx, input),
  },
  BillingExport: {
    kind: ({ kind }) => kind as ExportKind,
    state: ({ state }) => state as BillingExportState,
    from: ({ periodFrom }) => dayOf(periodFrom),
    to: ({ periodTo }) => lastDayOf(periodTo),
    sizeBytes: ({ sizeBytes }) => Number(sizeBytes),
    fileName: (row) => fileNameOf(row),
    downloadUrl: (row, _, { services }) =>
      row.objectKey === null
        ? null
        : services.files.signedDownloadUrl(row.objectKey, { fileName: fileNameOf(row) }),
  },
};

const fileNameOf = (row: { kind: string; periodFrom: Date; periodTo: Date }): string =>
  `${row.kind.toLowerCase().replace('_', '-')}-${dayOf(row.periodFrom)}-${lastDayOf(row.periodTo)}.csv`;
