import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { createApiKey, signUp } from './api/sign-up.ts';
import { signInStaff } from './api/staff.ts';
import { walkGuide } from './api/walk-guide.ts';

test('an integrator gets from an order to a report with the commands of the guide', async () => {
  test.setTimeout(900_000);
  await awayFromMidnight();
  const { owner } = await signUp('Guide & Sons', 'Iris Integrator');
  const { secret } = await createApiKey(owner, 'Guide');
  const { differences, delivery } = await walkGuide(secret, await signInStaff());
  expect(differences).toEqual([]);
  // The van is lit and wrapped: OTS is all of the same direction and 85 % of the opposite one.
  const [gross, ots] = [Number(delivery.gross.micro), Number(delivery.ots.micro)];
  expect(gross).toBeGreaterThan(0);
  expect(ots / gross).toBeGreaterThanOrEqual(0.85);
  expect(ots / gross).toBeLessThanOrEqual(1);
  expect(Number(delivery.coverage)).toBeGreaterThan(0);
});

/** The guide's drive would be two days' when midnight in Chicago falls into it. */
async function awayFromMidnight(): Promise<void> {
  const format = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const clock = new Intl.DateTimeFormat('en', { ...format, timeZone: 'America/Chicago' });
  const isNear = (time: string) => time >= '23:57' || time < '00:05';
  while (isNear(clock.format(new Date()))) await sleep(5_000);
}
