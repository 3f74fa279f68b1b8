import { runService } from '@mobilytics/chassis/run-service';
import { readEnv } from './env.ts';
import { startAnalytics } from './service.ts';

await runService(() => startAnalytics(readEnv()));
