import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectAccessible, test } from '../fixtures';

/** Rows of the public sample that the project keeps: no name, no phone, no e-mail, 26 columns. */
const SAMPLE = join(__dirname, '../../apps/api/test/fixtures/telco-customers-extract.csv');

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Six steps: into the imports, begin, the file, upload, check, import. */
test('a supervisor imports the export of another system', async ({ asSupervisor: page, steps }) => {
  steps.start();
  await page.getByRole('navigation').getByRole('link', { name: 'Imports' }).click();
  await page.getByRole('link', { name: 'Import customers' }).first().click();
  await page
    .getByLabel('CSV file')
    .setInputFiles(csv(`telco ${process.pid}.csv`, readFileSync(SAMPLE, 'utf8')));
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await expect(page.getByText('40 rows · 26 columns · UTF-8')).toBeVisible();
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByRole('button', { name: 'Import 40 customers' }).click();
  await expect(page.getByText('The import is finished')).toBeVisible({ timeout: 20_000 });
  steps.expectAtMost(6);

  await expectAccessible(page);
  const first = readFileSync(SAMPLE, 'utf8').split(/\r?\n/)[1]?.split(',')[0] ?? '';
  await page.getByRole('combobox', { name: 'Search' }).fill(first);
  await page
    .getByRole('option', { name: new RegExp(first) })
    .first()
    .click();
  await page.getByRole('tab', { name: 'Custom data' }).click();
  await expect(page.getByText('Month-to-month')).toBeVisible();
});

test('the same file again changes nothing', async ({ asSupervisor: page }) => {
  const upload = async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Imports' }).click();
    await page.getByRole('link', { name: 'Import customers' }).first().click();
    const file = csv('twice.csv', 'customer id,name,country\nT1,Twice One,Germany\nT2,Twice Two,Germany\n');
    await page.getByLabel('CSV file').setInputFiles(file);
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.getByRole('button', { name: 'Check the file' }).click();
  };
  await upload();
  await page.getByRole('button', { name: 'Import 2 customers' }).click();
  await expect(page.getByText('The import is finished')).toBeVisible({ timeout: 20_000 });
  await upload();
  await expect(page.getByText('Nothing to import: every row is unchanged or has an error.')).toBeVisible({
    timeout: 20_000,
  });
});

test('wrong rows are listed by line and can be downloaded; the others come in', async ({
  asSupervisor: page,
}) => {
  await page.getByRole('navigation').getByRole('link', { name: 'Imports' }).click();
  await page.getByRole('link', { name: 'Import customers' }).first().click();
  const text =
    'customer id,name,phone,country\nW1,Good,,Japan\nW2,Bad,12,Japan\nW1,Again,,Japan\nW3,Worse,,Atlantis\n';
  await page.getByLabel('CSV file').setInputFiles(csv('wrong.csv', text));
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await page.getByRole('combobox', { name: 'Goes to, for column name' }).selectOption('Leave out');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Check the file' }).click();
  const errors = page.getByRole('region', { name: 'Rows with errors' }).first();
  await expect(errors.getByRole('row', { name: /^3 phone Not a valid phone number/ })).toBeVisible({
    timeout: 20_000,
  });
  await expect(
    errors.getByRole('row', { name: /^4 customer id The same id stands in line 2/ }),
  ).toBeVisible();
  await expect(errors.getByRole('row', { name: /^5 country/ })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  const saved = readFileSync(await (await download).path(), 'utf8');
  expect(saved).toContain('3,phone,"Not a valid phone number');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Import 1 customer', exact: true }).click();
  await expect(page.getByText('The import is finished')).toBeVisible({ timeout: 20_000 });
});

test('a file that is no CSV is said to be none', async ({ asSupervisor: page }) => {
  await page.getByRole('navigation').getByRole('link', { name: 'Imports' }).click();
  await page.getByRole('link', { name: 'Import customers' }).first().click();
  const tries = [
    [Buffer.from('89504e470d0a1a0a', 'hex'), /not a CSV file but PNG/],
    [Buffer.from('\uFEFFid,name\n1,x\n', 'utf16le'), /UTF-16/],
    [Buffer.from('id,name\n1,"x'), /ends in the middle of the row that starts in line 2/],
    [Buffer.from(''), /The file is empty/],
  ] as const;
  for (const [buffer, answer] of tries) {
    await page.getByLabel('CSV file').setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: answer })).toBeVisible();
  }
  await expectAccessible(page);
});

test.describe('in Chinese, by an administrator', () => {
  test.use({ language: 'zh', theme: 'dark' });

  test('GB18030 与中文列名可以识别', async ({ asAdmin: page }) => {
    await page.getByRole('navigation').getByRole('link', { name: '导入' }).click();
    await page.getByRole('link', { name: '导入客户' }).first().click();
    // 编号,姓名 / G1,张三
    const buffer = Buffer.from('b1e0bac52cd0d5c3fb0a47312cd5c5c8fd0a', 'hex');
    await page.getByLabel('CSV 文件').setInputFiles({ name: '客户.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: '上传', exact: true }).click();
    await expect(page.getByText(/1 行 · 2 列 · GB18030/)).toBeVisible();
    await expect(page.getByRole('combobox', { name: '列 姓名 对应到' })).toHaveValue('name');
    await expect(page.getByText('张三')).toBeVisible();
    await page.getByRole('button', { name: '校验文件' }).click();
    await page.getByRole('button', { name: '导入 1 个客户' }).click();
    await expect(page.getByText('导入已完成')).toBeVisible({ timeout: 20_000 });
    await expectAccessible(page);
  });
});
