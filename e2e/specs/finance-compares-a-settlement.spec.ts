import { DAY_MS } from '@ur-desk/domain/kernel';
import { type Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../fixtures';

/** The sandbox's report of some weeks, in which it claims a yuan more of one charge. */
async function wrongReport(page: Page): Promise<string> {
  const at = (daysAgo: number) => new Date(Date.now() - daysAgo * DAY_MS).toISOString();
  const query = new URLSearchParams({ from: at(40), to: at(2) });
  const answer = await page.request.get(`/api/v1/settlements/sandbox-report.csv?${query}`);
  const [header = '', ...lines] = (await answer.text()).trimEnd().split('\n');
  const columns = header.trim().split(',');
  const wrong = lines.findIndex((line) => line.includes('charge'));
  const cells = lines[wrong]?.trim().split(',') ?? [];
  for (const column of ['gross', 'net']) {
    const at = columns.indexOf(column);
    cells[at] = (cells[at] ?? '').replace(/^\d+/, (whole) => String(Number(whole) + 1));
  }
  lines[wrong] = cells.join(',');
  return [header, ...lines, ''].join('\n');
}

/** Eight steps: the list, load, the file, look, compare, the difference, what was found out, explained. */
test('finance loads a report, finds the one difference and explains it', async ({
  asFinance: page,
  steps,
}) => {
  const report = await wrongReport(page);
  steps.start();
  await page.getByRole('navigation').getByRole('link', { name: 'Settlements' }).click();
  await page.getByRole('link', { name: 'Load a report' }).first().click();
  const file = { name: 'sandbox.csv', mimeType: 'text/csv', buffer: Buffer.from(report) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Look at the report' }).click();
  await page.getByRole('button', { name: 'Compare with our books' }).click();
  await page.getByRole('button', { name: /^Look at it: PY-/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Amount differs: Charge' });
  await dialog
    .getByRole('textbox', { name: /^What was found out/ })
    .fill('The sandbox rounds up; told them.');
  await dialog.getByRole('button', { name: 'Mark as explained' }).click();
  await expect(dialog.getByRole('button', { name: 'Take the explanation back' })).toBeVisible();
  steps.expectAtMost(8);
  await expectAccessible(page);

  await page.keyboard.press('Escape');
  await expect(page.getByText('No open differences: the report and our books agree.')).toBeVisible();
});
