import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cities } from '../city/streets.ts';
import { trafficCounts } from '../city/traffic-counts.ts';
import type { Env } from '../env.ts';
import { SeededRandom } from '../seeded-random.ts';
import type { Api } from './api.ts';
import { operatorCommand } from './operator-command.ts';
import type { People } from './people.ts';

const COUNTS = 'query { trafficCounts { marketCode } }';

/** Montréal has none, so that a market without counts can be seen. */
const markets = ['CHICAGO', 'TORONTO'] as const;

/** Imports invented traffic counts, beside which they stay for `npm run measure`. */
export async function loadCounts(api: Api, env: Env, { campaigns }: People): Promise<void> {
  const known = await api.ask<{ marketCode: string }[]>(campaigns, COUNTS, {});
  for (const [index, market] of markets.entries()) {
    if (known.some(({ marketCode }) => marketCode === market)) continue;
    const file = join(dirname(env.DEMO_LOGINS_FILE), `demo-counts-${market.toLowerCase()}.csv`);
    writeFileSync(file, trafficCounts(new SeededRandom(700 + index), cities[market]));
    const source = 'Demo: invented counts of main streets';
    await operatorCommand(
      'services/analytics/src/import-counts.ts',
      [file, '--market', market, '--source', source],
      { databaseUrl: env.ANALYTICS_DATABASE_URL },
    );
  }
}
