import { expect, expectAccessible, test } from '../fixtures';

/** T2: say what is left of the allowance and when it ends, in two steps, without scrolling. */
for (const { language, theme, search, hands, words } of [
  {
    language: 'en',
    theme: 'light',
    search: 'Search',
    hands: 'mouse',
    words: { data: 'Data', left: /\d+ days left/, ends: /Ends/ },
  },
  {
    language: 'zh',
    theme: 'dark',
    search: '搜索',
    hands: 'keyboard',
    words: { data: '流量', left: /剩余 \d+ 天/, ends: /到期/ },
  },
] as const) {
  test.describe(`in ${language}, ${theme}`, () => {
    test.use({ language, theme, hands });

    test('an agent says what is left', async ({ asAgent: page, steps }) => {
      steps.start();
      await page.getByRole('combobox', { name: search }).fill('00138000');
      await page.getByRole('option', { name: /王小明/ }).click();
      const plan = page.getByRole('region', { name: /Plan and allowances|套餐与余量/ });
      await expect(plan.getByRole('meter', { name: words.data })).toBeInViewport();
      await expect(plan.getByText(words.left)).toBeInViewport();
      await expect(plan.getByText(words.ends)).toBeInViewport();
      steps.expectAtMost(2);
      await expectAccessible(page);
    });
  });
}

test('marketing finds the customer by name, and reads no phone, e-mail or balance', async ({
  asMarketing: page,
}) => {
  await page.getByRole('combobox', { name: 'Search' }).fill('王小明');
  await page.getByRole('option', { name: /王小明/ }).click();
  const contact = page.getByRole('region', { name: 'Contact' });
  await expect(contact.getByText(/^\+86•+00$/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Balance' })).toBeHidden();
});

test('an agent leaves a note for the next one, corrects it, and takes a removal back', async ({
  asAgent: page,
}) => {
  await page.getByRole('combobox', { name: 'Search' }).fill('Sophie Dubois');
  await page.getByRole('option', { name: /Sophie Dubois/ }).click();
  await page.getByRole('tab', { name: 'Notes' }).click();
  await page.getByRole('textbox', { name: /^New note/ }).fill('Calls back on Monday.');
  await page.getByRole('button', { name: 'Save note' }).click();
  const note = page
    .getByRole('list', { name: 'Notes on this customer' })
    .getByRole('listitem')
    .filter({ hasText: 'Monday' });
  await note.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Calls back on Monday, about roaming.');
  await page.getByRole('button', { name: 'Save note' }).last().click();
  await expect(note.getByText('about roaming')).toBeVisible();
  await expect(note.getByText(/edited/)).toBeVisible();
  await expectAccessible(page);
  await note.getByRole('button', { name: 'Remove' }).click();
  await expect(note).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(note.getByText('about roaming')).toBeVisible();
});
