import type { Work } from '../context.ts';
import type { MoneyRequest } from '../generated/prisma/client.ts';
import { carryOutRequest } from './carry-out-request.ts';

/**
 * The request as it stands after what needs no approval was tried at once. What could not be done yet
 * is continued by a job, so a failure here is told by the request's state and not by an error.
 */
export async function askedAndCarriedOut(work: Work, request: MoneyRequest): Promise<MoneyRequest> {
  if (request.state === 'APPROVED') {
    await carryOutRequest(work, request.id).catch((error) =>
      work.log.error({ err: error, requestId: request.id }, 'A request will be carried out later.'),
    );
  }
  return work.db.moneyRequest.findUniqueOrThrow({ where: { id: request.id } });
}
