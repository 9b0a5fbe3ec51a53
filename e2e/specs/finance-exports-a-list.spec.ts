import { readFileSync } from 'node:fs';
import { expect, expectAccessible, test } from '../fixtures';

test('payments of a state go into a file, with the columns and the zone that were asked for', async ({
  asFinance: page,
}) => {
  await page.goto(`/payments?filter=${encodeURIComponent(JSON.stringify({ state: 'failed' }))}`);
  await expect(page.getByRole('row').filter({ hasText: 'Failed' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export as CSV' });
  await dialog.getByRole('checkbox', { name: 'All columns' }).uncheck();
  for (const column of ['Reference', 'Created', 'Amount'])
    await dialog.getByLabel(column, { exact: true }).check();
  await dialog.getByLabel('Time zone of all times').selectOption('America/New_York');
  await expectAccessible(page);
  const downloaded = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Write the file' }).click();
  const text = readFileSync(await (await downloaded).path(), 'utf8');
  const [header = '', ...rows] = text.trimEnd().split(/\r?\n/);
  expect(header).toMatch(/^\uFEFF?Reference,/);
  expect(header).toContain('America/New_York');
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toMatch(/^PY-[0-9A-Z-]+,.*\d{4}-\d\d-\d\d/);
  await expect(dialog.getByText(/is in your downloads/)).toBeVisible();
});
