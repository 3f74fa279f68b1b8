import { runService } from '@mobilytics/chassis/run-service';
import { readEnv } from './env.ts';
import { startLogistics } from './service.ts';

await runService(() => startLogistics(readEnv()));
