import { expect, expectAccessible, test } from '../fixtures';

/** T9: who changed the balance yesterday, and why, in three steps. */
for (const { language, theme, words } of [
  {
    language: 'en',
    theme: 'light',
    words: { search: 'Search', tab: 'Ledger', why: 'No service or poor quality', what: /Refund/ },
  },
  {
    language: 'zh',
    theme: 'dark',
    words: { search: '搜索', tab: '账本', why: '无法使用或质量差', what: /退款/ },
  },
] as const) {
  test.describe(`in ${language}, ${theme}`, () => {
    test.use({ language, theme });

    test('an agent finds who changed the balance yesterday and why', async ({ asAgent: page, steps }) => {
      steps.start();
      await page.getByRole('combobox', { name: words.search }).fill('4155550187');
      await page.getByRole('option', { name: /Emily Johnson/ }).click();
      await page.getByRole('tab', { name: words.tab }).click();
      const row = page.getByRole('row').filter({ hasText: words.why });
      await expect(row).toContainText(words.what);
      await expect(row).toContainText('$6.00');
      await expect(row.locator('time')).toHaveAttribute('datetime', /\d{4}-\d{2}-\d{2}T/);
      await expect(row).toContainText('林晓梅 Mei Lin');
      steps.expectAtMost(3);
      await expectAccessible(page);
    });
  });
}
