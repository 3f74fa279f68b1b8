import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '@mobilytics/journeys/caller';
import { payCheckout } from '@mobilytics/journeys/pay-order';
import { env } from './env.ts';
import { differences, readGuide } from './guide.ts';
import { Shell } from './shell.ts';
import { approve, deliver } from './staff.ts';

const guide = new URL('../../../../docs/guides/integrate.md', import.meta.url);

export interface Walked {
  orderId: string;
  lineId: string;
  delivered: Awaited<ReturnType<typeof deliver>>;
  delivery: { gross: { micro: string }; ots: { micro: string }; coverage: string };
  /** What the guide shows otherwise than the platform answered. */
  differences: string[];
}

/** Answers that move the other people in the story. */
interface Told {
  placeOrder?: { order: { id: string } };
  startCheckout?: { url: string };
  order?: { paymentStatus: string; status: string };
  createLine?: { line: { id: string } };
  bookLine?: object;
  campaign?: { delivery: Walked['delivery'] };
}

/** Runs the integrator's guide with a key while staff, courier and card holder do their parts. */
export async function walkGuide(key: string, staff: Caller): Promise<Walked> {
  const cwd = mkdtempSync(join(tmpdir(), 'mobilytics-guide-'));
  const shell = new Shell(cwd, { API: env.GATEWAY_URL, KEY: key });
  const walked = { orderId: '', lineId: '', differences: [] as string[] } as Walked;
  try {
    for (const { heading, commands, shown } of readGuide(guide)) {
      const said = await shell.run(commands);
      const answer = parseLastLine(said);
      walked.differences.push(...differences(shown, answer, heading));
      const told: Told = answer?.data ?? {};
      if (told.placeOrder) walked.orderId = told.placeOrder.order.id;
      if (told.startCheckout) await payCheckout(told.startCheckout.url);
      if (told.order?.paymentStatus === 'PAID' && told.order.status !== 'COMPLETED')
        walked.delivered = await deliver(staff, walked.orderId);
      if (told.createLine) walked.lineId = told.createLine.line.id;
      if (told.bookLine) await approve(staff, walked.lineId);
      if (told.campaign) walked.delivery = told.campaign.delivery;
    }
  } finally {
    shell.close();
    rmSync(cwd, { recursive: true, force: true });
  }
  return walked;
}

function parseLastLine(said: string): { data?: Told } | null {
  try {
    return JSON.parse(said.split('\n').at(-1) ?? '');
  } catch {
    throw new Error(`The commands of the guide did not end with an answer:\n${said}`);
  }
}
