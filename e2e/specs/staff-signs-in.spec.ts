import { expect, expectAccessible, test } from '../fixtures';
import { signIn } from '../sign-in';

for (const { language, theme, lang, search } of [
  { language: 'en', theme: 'light', lang: 'en', search: 'Search' },
  { language: 'zh', theme: 'dark', lang: 'zh-CN', search: '搜索' },
] as const) {
  test.describe(`in ${language}, ${theme}`, () => {
    test.use({ language, theme });

    test('the sign-in page is accessible; an agent signs in and can search at once', async ({
      asNobody: page,
    }) => {
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
      await signIn(page, 'agent', language);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expect(page.getByRole('combobox', { name: search })).toBeFocused();
      await expectAccessible(page);
    });
  });
}

test('a wrong password is refused and says so', async ({ asNobody: page }) => {
  await page.getByRole('textbox', { name: 'E-mail' }).fill('agent@ur-desk.example');
  await page.getByLabel('Password', { exact: true }).fill('not-the-password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
