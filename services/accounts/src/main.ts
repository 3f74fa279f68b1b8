import { runService } from '@mobilytics/chassis/run-service';
import { readEnv } from './env.ts';
import { startAccounts } from './service.ts';

await runService(() => startAccounts(readEnv()));
