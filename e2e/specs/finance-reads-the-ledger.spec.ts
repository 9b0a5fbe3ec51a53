import { expect, expectAccessible, test } from '../fixtures';

test('from a line of the statement to the whole transaction and to what caused it', async ({
  asFinance: page,
}) => {
  await page.getByRole('combobox', { name: 'Search' }).fill('Emily Johnson');
  await page.getByRole('option', { name: /^Emily Johnson \+14•+87/ }).click();
  await page.getByRole('tab', { name: 'Ledger' }).click();

  // What is narrowed stands in the address, and the running balance stays that of the whole statement.
  await page.getByRole('combobox', { name: 'What' }).click();
  await page.getByRole('option', { name: 'Refund', exact: true }).click();
  await expect(page).toHaveURL(/kind=refund/);
  const statement = page.getByRole('region', { name: 'Statement of the balance' });
  const rows = (what: string) => statement.getByRole('row').filter({ hasText: what });
  const onlyRefunds = async () => {
    await expect(rows('Plan bought')).toHaveCount(0);
    await expect(rows('Refund')).not.toHaveCount(0);
  };
  await onlyRefunds();
  const balance = await statement.getByRole('row').last().getByRole('cell').last().textContent();
  await page.reload();
  await onlyRefunds();
  expect(await statement.getByRole('row').last().getByRole('cell').last().textContent()).toBe(balance);

  const asOf = page.getByRole('region', { name: 'Balance at a moment' });
  await asOf.getByLabel('Date and time').fill('2020-01-01T08:00');
  await asOf.getByRole('combobox', { name: 'In the time zone' }).click();
  await page.getByRole('option', { name: /customer/ }).click();
  await asOf.getByRole('button', { name: 'Show balance' }).click();
  await expect(asOf.getByRole('status')).toContainText('$0.00');
  await expect(asOf.getByRole('status')).toContainText('1 Jan 2020, 08:00');
  await expect(page).toHaveURL(/at=2020-01-01T/);
  await expectAccessible(page);

  await statement.getByRole('link', { name: 'Refund', exact: true }).last().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Refund · RF-/);
  await expect(page.getByText('No service or poor quality')).toBeVisible();
  const legs = page.getByRole('region', { name: 'All transfers of this transaction' });
  await expect(legs.getByRole('listitem')).toHaveCount(1);
  await expect(legs).toContainText('Revenue');
  await expectAccessible(page);
  await page.getByRole('link', { name: /^RF-/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('RF-');
});

for (const { language, theme, words } of [
  {
    language: 'en',
    theme: 'dark',
    words: {
      totals: 'Company totals',
      now: 'Count again now',
      at: /As of/,
      revenue: 'Revenue',
      list: 'Ledger',
    },
  },
  {
    language: 'zh',
    theme: 'light',
    words: { totals: '公司合计', now: '立即重新统计', at: /统计时间/, revenue: '收入', list: '账本' },
  },
] as const) {
  test.describe(`in ${language}, ${theme}`, () => {
    test.use({ language, theme });

    test('company totals say as of when, and are counted again on demand', async ({ asFinance: page }) => {
      await page.getByRole('link', { name: words.totals }).first().click();
      const totals = page.getByRole('region', { name: words.totals });
      await expect(totals.getByText(words.revenue).first()).toBeVisible();
      const taken = page.getByText(words.at).locator('time');
      const before = await taken.getAttribute('datetime');
      await page.getByRole('button', { name: words.now }).click();
      await expect(taken).not.toHaveAttribute('datetime', before ?? '');
      await expectAccessible(page);
    });

    test('the ledger is narrowed in its address', async ({ asFinance: page }) => {
      await page.getByRole('link', { name: words.list, exact: true }).first().click();
      await expect(page.getByRole('heading', { level: 1, name: words.list })).toBeVisible();
      await expect(page.getByRole('row').nth(1)).toBeVisible();
      await page.goto(
        '/transfers?filter=%7B%22account%22%3A%22goodwill_cost%22%2C%22currency%22%3A%22KWD%22%7D',
      );
      await expect(page.getByRole('row')).toHaveCount(0);
      await expectAccessible(page);
    });
  });
}
