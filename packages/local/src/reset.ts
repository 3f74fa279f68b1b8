import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readSettings } from './env.ts';
import { readInstance } from './instance.ts';
import { outsideFolder } from './postgres.ts';
import { runMain, ToldError } from './told-error.ts';

const STOP_TIMEOUT_MS = 20_000;

async function main(): Promise<number> {
  const { dataDir } = readSettings();
  const instance = readInstance(dataDir);
  if (instance) {
    console.log(`Stopping process ${instance.pid} …`);
    process.kill(instance.pid, 'SIGTERM');
    const deadline = Date.now() + STOP_TIMEOUT_MS;
    while (readInstance(dataDir)) {
      if (Date.now() > deadline) {
        throw new ToldError(`Process ${instance.pid} does not stop: end it, then try again.`);
      }
      await sleep(100);
    }
  }
  // Whoever set MOBILYTICS_DATA_DIR to a folder with other things in it must not lose those.
  if (existsSync(dataDir) && !existsSync(join(dataDir, 'secrets.json'))) {
    throw new ToldError(`${dataDir} holds no data of Mobilytics: nothing was deleted.`);
  }
  for (const folder of [dataDir, outsideFolder(dataDir)]) {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`Deleted ${dataDir}. "npm start" begins anew.`);
  return 0;
}

await runMain(main);
