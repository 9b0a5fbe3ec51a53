import { expect, expectAccessible, test } from '../fixtures';

for (const { language, search, says, fix } of [
  {
    language: 'en',
    search: 'Search',
    says: 'The e-mail looks mistyped. Meant: anna.schmidt@example.com?',
    fix: 'Use anna.schmidt@example.com',
  },
  {
    language: 'zh',
    search: '搜索',
    says: '邮箱可能有误，是否应为 anna.schmidt@example.com？',
    fix: '改为 anna.schmidt@example.com',
  },
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('the page says that an e-mail looks mistyped, and what was meant', async ({ asAgent: page }) => {
      await page.getByRole('combobox', { name: search }).fill('5112345');
      await page.getByRole('option', { name: /Anna Schmidt/ }).click();
      await expect(page.getByText(says)).toBeVisible();
      await expect(page.getByRole('button', { name: fix })).toBeEnabled();
    });
  });
}

test.describe('by keyboard alone', () => {
  test.use({ hands: 'keyboard' });

  /** T1: find a customer by half a phone number and fix a mistyped e-mail, in five steps. */
  test('an agent fixes a mistyped e-mail', async ({ asAgent: page, steps }) => {
    steps.start();
    await page.getByRole('combobox', { name: 'Search' }).fill('5112345');
    await page.getByRole('option', { name: /Anna Schmidt/ }).click();
    await page.getByRole('button', { name: /^Edit E-mail/ }).click();
    await page.getByRole('textbox', { name: 'E-mail' }).fill('anna.schmidt@post.example');
    await page.keyboard.press('Enter');
    const contact = page.getByRole('region', { name: 'Contact' });
    await expect(contact.getByText('anna.schmidt@post.example')).toBeVisible();
    steps.expectAtMost(5);

    await expect(contact.getByText('Not verified')).toBeVisible();
    const history = page.getByRole('tabpanel', { name: 'History' });
    await expect(history.getByText('Changed: E-mail')).toBeVisible();
    await expect(history.getByText('anna.schmidt@example.con')).toBeVisible();
    await expectAccessible(page);
  });
});

test('what cannot be an e-mail is said at the field, and what was typed stays', async ({ asAgent: page }) => {
  await page.getByRole('combobox', { name: 'Search' }).fill('33612345678');
  await page.getByRole('option', { name: /Sophie Dubois/ }).click();
  await page.getByRole('button', { name: /^Edit Phone/ }).click();
  await page.getByRole('textbox', { name: 'Phone' }).fill('12');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Not a valid phone number/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Phone' })).toHaveValue('12');
  await page.keyboard.press('Escape');
});
