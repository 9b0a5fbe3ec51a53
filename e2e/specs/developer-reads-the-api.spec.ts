import { expect, test } from '../fixtures';

/** The fixture fails the story when the page throws or the content policy blocks anything. */
test('a developer finds an operation and tries it out as the one who is signed in', async ({
  asAgent: page,
}) => {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto('/api/docs');
  await page.getByRole('textbox', { name: 'Filter by tag' }).fill('Me');
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await page.getByRole('button', { name: 'GET /api/v1/me', exact: false }).first().click();
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page.getByRole('button', { name: 'Execute' }).click();
  await expect(page.locator('.live-responses-table')).toContainText('agent@ur-desk.example');
  expect(errors).toEqual([]);
});
