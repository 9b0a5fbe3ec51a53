import { expect, expectAccessible, test } from '../fixtures';

test('a marketer publishes what waits in one go, hides one with a reason, and answers one', async ({
  asMarketing: page,
  steps,
}) => {
  const rows = () => page.getByRole('table').getByRole('row');
  steps.start();
  await page.getByRole('navigation').getByRole('link', { name: 'Reviews' }).click();
  await expect(rows().nth(2)).toBeVisible();
  await rows().nth(1).getByRole('checkbox').check();
  await rows().nth(2).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Publish 2 reviews' })
    .getByRole('button', { name: 'Publish now' })
    .click();
  await expect(page.getByText('Done: 2. Left alone, as they were so already: 0.')).toBeVisible();
  steps.expectAtMost(5);
  await expectAccessible(page);

  steps.start();
  await page.getByRole('button', { name: /^Published \d/ }).click();
  await rows().nth(1).getByRole('link').first().click();
  await page.getByRole('button', { name: /^Reply in / }).click();
  await page.getByRole('textbox', { name: /^Reply in / }).fill('Thank you!');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByRole('region', { name: 'Our reply' }).getByText('Thank you!')).toBeVisible();
  await page.getByRole('button', { name: 'Hide…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hide this review' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Names a person');
  await dialog.getByRole('button', { name: 'Hide now' }).click();
  await expect(page.getByText('Names a person')).toBeVisible();
  steps.expectAtMost(13);
  await expectAccessible(page);
});
