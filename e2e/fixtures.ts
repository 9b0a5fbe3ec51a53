import { type Browser, test as base, type Page } from '@playwright/test';
import { takeMouseAway } from './keyboard';
import { type DemoRole, type Language, openSession, type Theme } from './sign-in';
import { Steps, wrapInteractions } from './steps';

export { expect } from '@playwright/test';
export { expectAccessible } from './accessible';
export { DEMO_PASSWORD } from './server';

/** Chosen per story or file: `test.use({ language: 'zh', theme: 'dark' })`. */
export interface DeskOptions {
  language: Language;
  theme: Theme;
  /** `keyboard`: every click of the story is done by keys (console.md: everything can be done without a mouse). */
  hands: 'mouse' | 'keyboard';
}

/** Each `as…` is a page of a browser of its own with that member of staff signed in; two of them are two people. */
export interface DeskFixtures {
  asNobody: Page;
  asAgent: Page;
  /** The same account at a second desk. */
  asAnotherAgent: Page;
  asSupervisor: Page;
  asMarketing: Page;
  asFinance: Page;
  asAdmin: Page;
  asAuditor: Page;
  steps: Steps;
  newDesk: (role?: DemoRole) => Promise<Page>;
}

export const test = base.extend<DeskFixtures & DeskOptions>({
  language: ['en', { option: true }],
  theme: ['light', { option: true }],
  hands: ['mouse', { option: true }],

  newDesk: async ({ browser, language, theme, hands, contextOptions, baseURL }, use) => {
    const faults: string[] = [];
    const desks: Page[] = [];
    await use(async (role) => {
      const page = await openDesk(
        browser,
        { ...contextOptions, ...deskContext(language, theme), baseURL },
        faults,
      );
      desks.push(page);
      if (role) await openSession(page, role, language);
      else await page.goto('/');
      if (hands === 'keyboard') takeMouseAway(page);
      return page;
    });
    await Promise.all(desks.map((page) => page.context().close()));
    if (faults.length) throw new Error(`The console reported faults:\n${faults.join('\n')}`);
  },

  asNobody: async ({ newDesk }, use) => use(await newDesk()),
  asAgent: async ({ newDesk }, use) => use(await newDesk('agent')),
  asAnotherAgent: async ({ newDesk }, use) => use(await newDesk('agent')),
  asSupervisor: async ({ newDesk }, use) => use(await newDesk('supervisor')),
  asMarketing: async ({ newDesk }, use) => use(await newDesk('marketing')),
  asFinance: async ({ newDesk }, use) => use(await newDesk('finance')),
  asAdmin: async ({ newDesk }, use) => use(await newDesk('admin')),
  asAuditor: async ({ newDesk }, use) => use(await newDesk('auditor')),

  // eslint-disable-next-line no-empty-pattern
  steps: async ({}, use) => {
    const steps = new Steps();
    await use(steps);
    steps.finish();
  },
});

const deskContext = (language: Language, theme: Theme) => ({
  locale: language === 'zh' ? 'zh-CN' : 'en-GB',
  colorScheme: theme,
  reducedMotion: 'reduce' as const,
  timezoneId: 'Asia/Shanghai',
  viewport: { width: 1440, height: 900 },
});

/** An exception in the page or something that the content policy blocked fails the story, whatever it looks at. */
async function openDesk(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0],
  faults: string[],
): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  wrapInteractions(page, context.request);
  return page;
}
