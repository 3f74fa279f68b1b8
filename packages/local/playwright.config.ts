import { defineConfig } from '@playwright/test';

/** The journeys run one after another: they share one platform, as people do. */
export default defineConfig({
  testDir: '../../web',
  testMatch: '*/journeys/*.journey.ts',
  outputDir: process.env.JOURNEY_RESULTS_DIR ?? '../../test-results',
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  use: {
    // What cannot be clicked soon fails at that place, and not when the whole journey is over.
    actionTimeout: 20_000,
    navigationTimeout: 40_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    locale: 'en-CA',
    timezoneId: 'America/Toronto',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
