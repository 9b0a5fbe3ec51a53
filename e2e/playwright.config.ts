import { defineConfig } from '@playwright/test';
import { withLibraries } from './browser';
import { type DeskOptions } from './fixtures';

/** One worker and no second try: the stories share one database, and a flaky money test is a defect. */
export default defineConfig<DeskOptions>({
  testDir: './specs',
  outputDir: '../test-results',
  globalSetup: './global-setup.ts',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ['json', { outputFile: '../reports/browser.json' }]],
  use: {
    // Set by the global set-up, which runs before the workers read this.
    baseURL: process.env['E2E_BASE_URL'],
    browserName: 'chromium',
    launchOptions: {
      executablePath: process.env['E2E_CHROMIUM'],
      env: withLibraries(process.env['E2E_LIBRARIES']),
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-domain-reliability',
        '--disable-sync',
        '--no-pings',
        '--font-render-hinting=none',
      ],
    },
    viewport: { width: 1440, height: 900 },
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    screenshot: 'only-on-failure',
    // Pictures of every step would cost as much as the story; where they are needed: `playwright test --trace on`.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
  },
});
