import { expect, expectAccessible, test } from '../fixtures';

/** By keyboard alone. */
test.use({ hands: 'keyboard' });

test('an agent answers a ticket, resolves it, and goes to the next one (T7)', async ({
  asAgent: page,
  steps,
}) => {
  await page.getByRole('navigation').getByRole('link', { name: 'Tickets' }).click();
  await page.getByRole('button', { name: 'Take next' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '发票抬头开错了' })).toBeVisible();
  await expect(page.getByText(/ late$/)).toBeVisible();
  await expectAccessible(page);
  const first = page.url();

  steps.start();
  await steps.choose(page.getByRole('combobox', { name: 'Canned reply' }), 'A corrected receipt');
  await page.getByRole('button', { name: 'Send, resolve, next' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '到东京后没有信号' })).toBeVisible();
  steps.expectAtMost(4);

  await page.goto(first);
  const thread = page.getByRole('list', { name: 'What was said' });
  await expect(thread.getByText('冯雪，您好！')).toBeVisible();
  await expect(thread.getByText('收据已按您的要求重新开具')).toBeVisible();
  await expect(page.getByText('Put right by us')).toBeVisible();
  await expect(thread.getByText('Written to the local outbox')).toBeVisible();
});
