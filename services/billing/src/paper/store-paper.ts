import type { Context } from '../context.ts';

interface Paper {
  /** Where it is kept; the same paper drawn again takes the place of the older one. */
  key: string;
  fileName: string;
  content: Buffer | string;
  contentType: string;
  targetType: string;
  targetId: string;
}

/** Keeps a drawn paper, notes who asked for it, and gives its signed address. */
export async function storePaper(ctx: Context, paper: Paper) {
  const { files } = ctx.services;
  await files.put(paper.key, paper.content, paper.contentType);
  await ctx.transact(async (tx) =>
    tx.audit({
      action: 'paper.printed',
      targetType: paper.targetType,
      targetId: paper.targetId,
      after: { fileName: paper.fileName },
    }),
  );
  return {
    __typename: 'PrintPaperSuccess' as const,
    url: await files.signedDownloadUrl(paper.key, { fileName: paper.fileName }),
    fileName: paper.fileName,
  };
}
