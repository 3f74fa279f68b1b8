import { defineConsumer } from '@mobilytics/events/consumer';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** Why a make-good came back; the only reason that campaigns has. */
export const NO_FREE_DAYS = 'NO_FREE_DAYS';

/** Campaigns found days for a line that runs for nothing, or its vehicles are never free together. */
export const onMakeGoodAnswered = defineConsumer<PrismaClient>()(
  'make_good.answered',
  async ({ payload, organizationId }, { db, now, audit }) => {
    const { makeGoodId, newLineId, startDate, endDate } = payload;
    const change =
      newLineId === null || startDate === null || endDate === null
        ? { state: 'PROPOSED', remedy: null, note: NO_FREE_DAYS }
        : {
            state: 'EXTENDED',
            newLineId,
            newLineStart: new Date(startDate),
            newLineEnd: new Date(endDate),
          };
    const { count } = await db.makeGood.updateMany({
      where: { id: makeGoodId, state: 'EXTENDING' },
      data: { ...change, changedAt: now },
    });
    if (count === 0) return;
    audit({
      action: newLineId === null ? 'make_good.returned' : 'make_good.extended',
      ...{ targetType: 'MakeGood', targetId: makeGoodId, organizationId },
      after: change,
    });
  },
);
