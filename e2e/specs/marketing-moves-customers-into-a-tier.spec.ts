import { type Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../fixtures';

const DAY_MS = 86_400_000;
const inAMonth = () => new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10);
const GOOD = 5;
const BAD = 30;

/** New customers, so that no other story meets one of them with another price. */
async function newCustomers(page: Page): Promise<string[]> {
  const made: string[] = [];
  for (let n = 0; n < GOOD; n += 1) {
    const answer = await page.request.post('/api/v1/customers', {
      headers: { 'x-requested-with': 'story' },
      data: {
        name: `Partner ${n}`,
        country: 'CN',
        locale: 'en',
        zone: 'Asia/Shanghai',
        walletCurrency: 'CNY',
      },
    });
    expect(answer.status()).toBe(201);
    made.push(((await answer.json()) as { reference: string }).reference);
  }
  return made;
}

/** Six steps (T15): the programme, from a file, the file, until when, why, move them. */
test('a marketer moves the customers of a file into a tier until a date; bad rows come back with reasons', async ({
  asMarketing: page,
  asAgent,
  steps,
}) => {
  const references = await newCustomers(asAgent);
  const bad = Array.from({ length: BAD }, (_v, n) => `CU-0000-00${n + 10}`);
  const csv = `reference\n${[...bad, ...references].join('\n')}\n`;
  steps.start();
  await page.getByRole('navigation').getByRole('link', { name: 'Memberships' }).click();
  await page.getByRole('link', { name: 'Move customers from a file into Gold' }).click();
  const file = { name: 'partners.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await page.getByLabel('CSV file').setInputFiles(file);
  const errors = page.getByRole('region', { name: 'Rows with errors' });
  await expect(errors.getByRole('row')).toHaveCount(BAD + 1);
  await page.getByLabel('Until').fill(inAMonth());
  await page.getByLabel('Reason').fill('Partner programme of the winter');
  await page.getByRole('button', { name: `Move ${GOOD} customers` }).click();
  await expect(page.getByText('Everybody is moved')).toBeVisible({ timeout: 20_000 });
  steps.expectAtMost(6);
  await expectAccessible(page);
});
