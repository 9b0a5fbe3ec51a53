import { expect, expectAccessible, test } from '../fixtures';

/** T10: what is above the agents' limits is decided by two keys each; who asked sees the answer. */
test('a supervisor approves one refund and rejects another by keys', async ({
  asSupervisor: page,
  asAgent: agent,
  steps,
}) => {
  await page.getByRole('link', { name: 'Approvals' }).first().click();
  const queue = page.getByRole('list', { name: 'Open requests' });
  await queue.getByRole('listitem').filter({ hasText: '周明' }).getByRole('button').click();
  const request = page.getByRole('region', { name: /^Request AP-/ });
  await expect(request).toContainText('Paid back to its source');
  await expect(request).toContainText('CN¥300.00');
  await expect(request).toContainText('At once: CN¥300.00 (limit CN¥200.00)');
  await expect(request.getByText('Suggested amount')).toBeVisible();
  await expectAccessible(page);

  steps.start();
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await expect(queue.getByRole('listitem').filter({ hasText: '周明' })).toHaveCount(0);
  steps.expectAtMost(2);

  await queue.getByRole('listitem').filter({ hasText: 'Marco Rossi' }).getByRole('button').click();
  await expect(request).toContainText('He says that he was promised his money back.');
  await expect(request).toContainText('Outside the policy');
  await page.keyboard.press('r');
  await page.getByRole('dialog').getByRole('textbox').fill('Most of it is used.');
  await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
  await expect(queue.getByRole('listitem').filter({ hasText: 'Marco Rossi' })).toHaveCount(0);

  const answers = agent.getByRole('region', { name: 'Your requests' });
  await agent.reload();
  await expect(answers.getByRole('listitem').filter({ hasText: '周明' })).toContainText('Approved');
  await expect(answers.getByRole('listitem').filter({ hasText: 'Marco Rossi' })).toContainText('Rejected');
});
