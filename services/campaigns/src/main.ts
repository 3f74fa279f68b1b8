import { runService } from '@mobilytics/chassis/run-service';
import { readEnv } from './env.ts';
import { startCampaigns } from './service.ts';

await runService(() => startCampaigns(readEnv()));
