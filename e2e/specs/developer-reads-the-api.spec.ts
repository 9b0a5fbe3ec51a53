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
  const filter = page.getByRole('textbox', { name: 'Filter by tag' });
  // The reader draws a document of more than a megabyte at once: longer than any page of ours may take.
  await expect(filter).toBeVisible({ timeout: 30_000 });
  await filter.fill('Me');
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await page.getByRole('button', { name: 'GET /api/v1/me', exact: false }).first().click();
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page.getByRole('button', { name: 'Execute' }).click();
  await expect(page.locator('.live-responses-table')).toContainText('agent@ur-desk.example');
  expect(errors).toEqual([]);
});
