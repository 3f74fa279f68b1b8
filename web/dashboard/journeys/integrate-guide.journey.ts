import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { env } from './api/env.ts';
import { differences, readGuide } from './api/guide.ts';
import { Shell } from './api/shell.ts';
import { createApiKey, signUp } from './api/sign-up.ts';
import { approve, deliver, payInBrowser, signInStaff } from './api/staff.ts';

const guide = new URL('../../../docs/guides/integrate.md', import.meta.url);

/** What other people do between two steps of the guide, by the answer that calls for it. */
interface Told {
  placeOrder?: { order: { id: string } };
  startCheckout?: { url: string };
  order?: { paymentStatus: string; status: string };
  createLine?: { line: { id: string } };
  bookLine?: { line: { status: string } };
  campaign?: { delivery: Delivery };
}

interface Delivery {
  gross: { micro: string };
  ots: { micro: string };
  coverage: string;
}

test('an integrator gets from an order to a report with the commands of the guide', async () => {
  test.setTimeout(600_000);
  await awayFromMidnight();
  const staff = await signInStaff();
  const { owner } = await signUp('Guide & Sons', 'Iris Integrator');
  const { secret } = await createApiKey(owner, 'Guide');
  const cwd = mkdtempSync(join(tmpdir(), 'mobilytics-guide-'));
  const shell = new Shell(cwd, { API: env.GATEWAY_URL, KEY: secret });
  let orderId = '';
  let lineId = '';
  let delivery: Delivery | undefined;
  try {
    for (const { heading, commands, shown } of readGuide(guide)) {
      const said = await test.step(heading, () => shell.run(commands));
      expect(shown, `The guide does not show what this prints:\n${commands}`).not.toBeNull();
      const answer = JSON.parse(said.split('\n').at(-1) ?? '');
      expect(differences(shown, answer), said).toEqual([]);
      const told: Told = answer.data ?? {};
      if (told.placeOrder) orderId = told.placeOrder.order.id;
      if (told.startCheckout) await payInBrowser(told.startCheckout.url);
      if (told.order?.paymentStatus === 'PAID' && told.order.status !== 'COMPLETED')
        await deliver(staff, orderId);
      if (told.createLine) lineId = told.createLine.line.id;
      if (told.bookLine) await approve(staff, lineId);
      if (told.campaign) delivery = told.campaign.delivery;
    }
  } finally {
    shell.close();
    rmSync(cwd, { recursive: true, force: true });
  }
  // The vehicle is lit and wrapped: OTS is all of the same direction and 85 % of the opposite one.
  const [gross, ots] = [Number(delivery?.gross.micro), Number(delivery?.ots.micro)];
  expect(gross).toBeGreaterThan(0);
  expect(ots / gross).toBeGreaterThanOrEqual(0.85);
  expect(ots / gross).toBeLessThanOrEqual(1);
  expect(Number(delivery?.coverage)).toBeGreaterThan(0);
});

/** The guide's drive would be two days' when it crosses midnight in Chicago. */
async function awayFromMidnight(): Promise<void> {
  const format = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const clock = new Intl.DateTimeFormat('en', { ...format, timeZone: 'America/Chicago' });
  while (clock.format(new Date()) >= '23:53') await sleep(5_000);
}
