import { expect, test } from '../fixtures';

const PAGE = `<html lang="en"><title>A form</title><main><h1>A form</h1><label>Name <input></label><button>Go</button>
  <select aria-label="Size"><option>small<option>big</select></main></html>`;

test('the step counter counts every interaction and refuses every short cut', async ({
  asNobody: page,
  steps,
}) => {
  await page.setContent(PAGE);
  steps.start();
  await page.getByLabel('Name').fill('Wang');
  await page.getByRole('button').click();
  await page.keyboard.press('Control+K');
  await page.getByLabel('Size').selectOption('big');
  expect(steps.count).toBe(4);
  for (const shortCut of [
    () => page.goto('/'),
    () => page.evaluate('1'),
    () => page.getByRole('button').evaluate(() => 1),
    () => page.request.get('/'),
    () => fetch('/'),
  ]) {
    expect(shortCut).toThrow(/refused while steps are counted/);
  }
  expect(() => steps.expectAtMost(3)).toThrow(/at most 3 steps/);
});
