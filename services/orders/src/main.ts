import { runService } from '@mobilytics/chassis/run-service';
import { readEnv } from './env.ts';
import { startOrders } from './service.ts';

await runService(() => startOrders(readEnv()));
