import type { CreativeStatus, Resolvers } from '../generated/resolvers.ts';
import { messages } from '../messages.ts';
import { listCreatives, loadCreative } from './creative.repository.ts';
import { completeCreativeUpload, startCreativeUpload } from './upload-creative.ts';

export const creativeResolvers: Resolvers = {
  Query: {
    creatives: (_, page, ctx) => listCreatives(ctx, page),
  },
  Mutation: {
    startCreativeUpload: (_, { input }, ctx) => startCreativeUpload(ctx, input),
    completeCreativeUpload: (_, { input }, ctx) => completeCreativeUpload(ctx, input.creativeId),
  },
  Creative: {
    __resolveReference: ({ id }, ctx) => loadCreative(ctx, id),
    status: ({ status }) => status as CreativeStatus,
    url: ({ status, objectKey }, _, { services }) =>
      status === 'READY' ? services.objects.signedDownloadUrl(objectKey) : null,
    rejectReason: ({ rejectReason }, _, { viewer }) =>
      rejectReason === null ? null : messages.wrongFile[viewer.locale],
  },
};
