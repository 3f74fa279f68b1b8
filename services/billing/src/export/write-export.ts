import { smallestPartBytes } from '@mobilytics/object-store/upload-in-parts';
import type { Work } from '../context.ts';
import { byteOrderMark, csvRow } from '../csv/csv-row.ts';
import type { BillingExport } from '../generated/prisma/client.ts';
import { exportContents } from './export-contents.ts';
import type { ExportCursor, ExportKind } from './export-kind.ts';

const rowsAtOnce = 1_000;

/** Where the upload stands when its last part was stored. */
interface Progress {
  uploadId: string;
  after: ExportCursor | null;
  rows: number;
  bytes: number;
  tags: string[];
}

/**
 * Writes an export's file, page by page and part by part: memory holds one part, and after a crash the
 * next attempt goes on behind the last part that was stored. Stops where somebody canceled it, and
 * where another process is ahead.
 */
export async function writeExport(work: Work, id: string): Promise<void> {
  const { files } = work.services;
  const found = await work.db.billingExport.findUnique({ where: { id } });
  if (!found) return;
  const key = `billing/exports/${id}.csv`;
  const known = progressOf(found);
  if (found.state === 'CANCELED' && known !== null) return forget(work, id, key, known);
  if (!isUnfinished(found.state)) return;
  let progress = await begin(work, id, key, known);
  if (progress === null) return;
  const content = exportContents[found.kind as ExportKind];
  const period = { from: found.periodFrom, to: found.periodTo, until: found.createdAt };
  let chunks: string[] = [];
  let waitingBytes = 0;
  const add = (text: string) => {
    chunks.push(text);
    waitingBytes += Buffer.byteLength(text);
  };
  if (progress.tags.length === 0)
    add(byteOrderMark + csvRow(content.columns.map(({ name }) => name)));
  let { after, rows } = progress;
  for (let isLast = false; !isLast; ) {
    const page = await content.page(work.db, period, after, rowsAtOnce);
    for (const row of page) add(csvRow(content.columns.map((column) => column.of(row))));
    const last = page.at(-1);
    after = last === undefined ? after : content.cursorOf(last);
    rows += page.length;
    isLast = page.length < rowsAtOnce;
    if (!isLast && waitingBytes < smallestPartBytes) {
      if (!(await tellRows(work, id, rows))) return;
      continue;
    }
    if (waitingBytes === 0) break;
    const part = Buffer.from(chunks.join(''));
    const number = progress.tags.length + 1;
    const tag = await files.uploadPart(key, progress.uploadId, number, part);
    const next: Progress = {
      ...progress,
      after,
      rows,
      bytes: progress.bytes + part.length,
      tags: [...progress.tags, tag],
    };
    if (!(await keep(work, id, progress, next))) return;
    progress = next;
    chunks = [];
    waitingBytes = 0;
  }
  await complete(work, id, key, progress);
}

const isUnfinished = (state: string): boolean => ['QUEUED', 'RUNNING', 'FAILED'].includes(state);

/**
 * Goes on where an earlier attempt stopped, or begins. The upload is begun before it is known here:
 * one that is forgotten by a crash holds no part.
 */
async function begin(
  work: Work,
  id: string,
  key: string,
  known: Progress | null,
): Promise<Progress | null> {
  const { files } = work.services;
  const progress = known ?? {
    ...{ uploadId: await files.beginUpload(key, 'text/csv; charset=utf-8'), after: null },
    ...{ rows: 0, bytes: 0, tags: [] },
  };
  const { count } = await work.transact((tx) =>
    tx.db.billingExport.updateMany({
      where: { id, state: { in: known ? ['RUNNING', 'FAILED'] : ['QUEUED', 'FAILED'] } },
      data: {
        ...{ state: 'RUNNING', error: null },
        ...{ cursor: cursorOf(progress), partKeys: progress.tags },
        ...(known === null && { startedAt: tx.now }),
      },
    }),
  );
  if (count === 1) return progress;
  if (known === null) await forget(work, id, key, progress);
  return null;
}

/** A canceled export leaves nothing in the store; a local one, which cannot forget, is told of. */
async function forget(work: Work, id: string, key: string, { uploadId }: Progress): Promise<void> {
  await work.services.files.abortUpload(key, uploadId).catch((error) => {
    work.log.warn({ err: error, exportId: id }, 'The parts of an export could not be taken away.');
  });
}

function progressOf({ cursor, partKeys, sizeBytes }: BillingExport): Progress | null {
  if (cursor === null) return null;
  const { uploadId, after, rows } = cursor as unknown as Pick<
    Progress,
    'uploadId' | 'after' | 'rows'
  >;
  return { uploadId, after, rows, bytes: Number(sizeBytes), tags: partKeys };
}

const cursorOf = ({ uploadId, after, rows }: Progress) => ({
  uploadId,
  rows,
  after: after === null ? null : { ...after },
});

/** Nothing is kept when another process stored this part, or somebody canceled the export. */
async function keep(work: Work, id: string, before: Progress, now: Progress): Promise<boolean> {
  const { count } = await work.transact((tx) =>
    tx.db.billingExport.updateMany({
      where: { id, state: 'RUNNING', partKeys: { equals: before.tags } },
      data: {
        cursor: cursorOf(now),
        partKeys: now.tags,
        rowsDone: now.rows,
        sizeBytes: now.bytes,
      },
    }),
  );
  return count === 1;
}

/** For who watches; a crash begins again behind the last part. */
async function tellRows(work: Work, id: string, rowsDone: number): Promise<boolean> {
  const { count } = await work.transact((tx) =>
    tx.db.billingExport.updateMany({ where: { id, state: 'RUNNING' }, data: { rowsDone } }),
  );
  return count === 1;
}

async function complete(work: Work, id: string, key: string, progress: Progress): Promise<void> {
  const { files } = work.services;
  try {
    await files.completeUpload(key, progress.uploadId, progress.tags);
  } catch (error) {
    // An earlier attempt may have completed it and died before it said so.
    if ((await files.sizeBytes(key)) !== progress.bytes) throw error;
  }
  await work.transact((tx) =>
    tx.db.billingExport.updateMany({
      where: { id, state: 'RUNNING' },
      data: {
        state: 'DONE',
        rowsDone: progress.rows,
        rowsTotal: progress.rows,
        objectKey: key,
        finishedAt: tx.now,
      },
    }),
  );
}
