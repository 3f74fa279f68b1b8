import { aboutShipments } from '../call-log/call-subject.ts';
import type { Carrier } from '../carrier/carrier.ts';
import { CarrierError } from '../carrier/carrier-error.ts';
import type { Job } from '../context.ts';
import type { Shipment } from '../generated/prisma/client.ts';
import { applyTracking } from './apply-tracking.ts';
import { planAgain, putOff, takeDue, waitLonger } from './due-parcels.ts';
import { toInstant } from './estimate.ts';
import { identifyEvents } from './keep-events.ts';
import { planNextPoll } from './next-poll.ts';
import { type Answer, readAnswer, toTrackedParcel } from './track-shipment.ts';

/** How many questions to one carrier are under way at once. */
const questionsAtOnce = 4;

/** After which others of the queue get their turn, when a carrier does not say when to come back. */
const usualPutOffSeconds = 60;

/** Asks one carrier about its parcels that are due, until none is or its limit is used up. */
export async function pollCarrier(job: Job, carrier: Carrier, until: number): Promise<void> {
  let isThrottled = false;
  const ask = async () => {
    while (!isThrottled && !job.signal.aborted && Date.now() < until) {
      const due = await takeDue(job, carrier.code, carrier.trackAtOnce);
      if (due.length === 0) return;
      const { throttled } = await pollBatch(job, carrier, due);
      isThrottled ||= throttled;
    }
  };
  await Promise.all(Array.from({ length: questionsAtOnce }, ask));
}

async function pollBatch(job: Job, carrier: Carrier, due: readonly Shipment[]) {
  const parcels = due.flatMap((shipment) => toTrackedParcel(shipment) ?? []);
  const ids = due.map(({ id }) => id);
  const answers = await aboutShipments(ids, () => carrier.track(parcels)).catch(
    (error: Error) => error,
  );
  const heard: { shipment: Shipment; answer: Answer }[] = [];
  const refused: { shipment: Shipment; error: Error }[] = [];
  for (const shipment of due) {
    const result =
      answers instanceof Error
        ? answers
        : answers.find(({ trackingNumber }) => trackingNumber === shipment.trackingNumber)?.result;
    try {
      heard.push({ shipment, answer: readAnswer(shipment, result) });
    } catch (error) {
      refused.push({ shipment, error: error as Error });
    }
  }
  await applyHeard(job, heard);
  return { throttled: await noteRefused(job, carrier, refused) };
}

/** Most looks find nothing new; those take no lock and no transaction of their own. */
async function applyHeard(
  job: Job,
  heard: readonly { shipment: Shipment; answer: Answer }[],
): Promise<void> {
  const known = await job.db.trackingEvent.findMany({
    where: { shipmentId: { in: heard.map(({ shipment }) => shipment.id) } },
    select: { shipmentId: true, identity: true },
  });
  const names = new Set(known.map(({ shipmentId, identity }) => `${shipmentId} ${identity}`));
  const baseMs = job.services.timing.trackingPollMs;
  const isNews = ({ shipment, answer }: (typeof heard)[number]) => {
    const { id, trackingNumber, estimatedDeliveryAt } = shipment;
    const expected = toInstant(answer.estimatedDeliveryAt);
    return (
      identifyEvents(trackingNumber, answer.events).some(
        (e) => !names.has(`${id} ${e.identity}`),
      ) ||
      (expected !== null && expected.getTime() !== estimatedDeliveryAt?.getTime()) ||
      planNextPoll(shipment, baseMs).nextPollAt === null
    );
  };
  const news = heard.filter(isNews);
  const quiet = heard.filter((one) => !news.includes(one)).map(({ shipment }) => shipment);
  await planAgain(job, quiet);
  for (const { shipment, answer } of news) {
    try {
      await job.transact((tx) => applyTracking(tx, shipment.id, answer, baseMs));
    } catch (err) {
      // One parcel whose news cannot be taken in must not keep the others from theirs.
      job.log.error({ shipmentId: shipment.id, err }, 'News of a parcel could not be taken in.');
      await waitLonger(job, [shipment]);
    }
  }
}

/** Nothing was asked, or the carrier would not hear it now: that says nothing about the parcels. */
const wasPutOff = ({ kind, code }: CarrierError) =>
  kind === 'RATE_LIMITED' || code === 'CIRCUIT_OPEN';

/** Whether the carrier wants to be left alone for now. */
async function noteRefused(
  job: Job,
  carrier: Carrier,
  refused: readonly { shipment: Shipment; error: Error }[],
): Promise<boolean> {
  const limits = refused.flatMap(({ shipment, error }) =>
    error instanceof CarrierError && wasPutOff(error) ? [{ shipment, error }] : [],
  );
  if (limits.length > 0) {
    const waits = limits.map(({ error }) => error.retryAfterSeconds ?? usualPutOffSeconds);
    await putOff(
      job,
      limits.map(({ shipment }) => shipment),
      Math.max(1, ...waits),
    );
    job.log.info(
      { carrier: carrier.code, waits: limits.length },
      'A carrier is left alone for a while.',
    );
  }
  const failed = refused.filter(({ shipment }) => !limits.some((one) => one.shipment === shipment));
  for (const { shipment, error } of failed) {
    const isSilent = error instanceof CarrierError;
    const about = { shipmentId: shipment.id, ...(isSilent ? error.toJSON() : { err: error }) };
    job.log[isSilent ? 'warn' : 'error'](about, 'The carrier was not heard about a parcel.');
  }
  await waitLonger(
    job,
    failed.map(({ shipment }) => shipment),
  );
  return limits.length > 0;
}
