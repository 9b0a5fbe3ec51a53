import { type Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../fixtures';

/** A page has its heading, its data have come, and nothing is still being asked for; the menu leads nowhere one may not go. */
async function expectSettled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('main').getByRole('progressbar')).toHaveCount(0);
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
  expect(new URL(page.url()).pathname).not.toBe('/access-denied');
}

/** The first record of the list that is open, if it has one with a page of its own. */
async function openFirstRecord(page: Page): Promise<boolean> {
  const list = new URL(page.url()).pathname;
  const first = page.getByRole('main').locator(`a[href^="${list}/"]:not([href$="/create"])`).first();
  if ((await first.count()) === 0) return false;
  await first.click();
  await page.waitForURL((url) => url.pathname !== list);
  return true;
}

/** Every page of the menu and one record of each, whatever features are added: no page is left out by forgetting it. */
async function walkTheMenu(page: Page): Promise<string[]> {
  const links = page.getByRole('navigation').getByRole('link');
  const seen: string[] = [];
  for (let index = 0; index < (await links.count()); index += 1) {
    await links.nth(index).click();
    await expectSettled(page);
    await expectAccessible(page);
    seen.push(page.url());
    if (!(await openFirstRecord(page))) continue;
    await expectSettled(page);
    await expectAccessible(page);
    seen.push(page.url());
  }
  return seen;
}

/** More than twenty pages, each looked at as a whole. */
test.describe.configure({ timeout: 180_000 });

test.describe('in English and in the dark', () => {
  test.use({ language: 'en', theme: 'dark' });

  test('every page that a supervisor has is accessible', async ({ asSupervisor: page }) => {
    const seen = await walkTheMenu(page);
    expect(seen.length).toBeGreaterThan(20);
  });
});

test.describe('in Chinese and in the light', () => {
  test.use({ language: 'zh', theme: 'light' });

  test('every page that an administrator has is accessible', async ({ asAdmin: page }) => {
    const seen = await walkTheMenu(page);
    expect(seen.length).toBeGreaterThan(20);
  });
});
