import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { makeGoodLine } from '../line/make-good-line.ts';

/** Staff agreed to more days for a line that fell short: it gets a sister that runs for nothing. */
export const onMakeGoodApproved = defineConsumer<PrismaClient>()(
  'make_good.approved',
  async ({ payload }, tx) => {
    const line = await makeGoodLine(tx, payload);
    tx.emit('make_good.answered', {
      makeGoodId: payload.makeGoodId,
      lineId: payload.lineId,
      newLineId: line?.id ?? null,
      startDate: line?.startDate.toISOString().slice(0, 10) ?? null,
      endDate: line?.endDate.toISOString().slice(0, 10) ?? null,
    });
  },
);
