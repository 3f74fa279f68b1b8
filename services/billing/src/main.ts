import { runService } from '@mobilytics/chassis/run-service';
import { readEnv } from './env.ts';
import { startBilling } from './service.ts';

await runService(() => startBilling(readEnv()));
