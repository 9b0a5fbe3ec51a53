import { expect, type Locator, type Page } from '@playwright/test';

/** So many arrow keys are enough for any list that a story opens. */
const MOST_ARROWS = 60;

/** Elements that are gone to by arrow keys within their list; the list itself has the focus. */
const IN_A_LIST = new Set(['option', 'menuitem']);

/** What is switched by the space bar; everything else is pressed by Enter. */
const SWITCHED = new Set(['checkbox', 'radio', 'switch']);

const withoutMouse = new WeakSet<Page>();

/** From now on every click of a story on this page is done by keys. */
export const takeMouseAway = (page: Page): void => void withoutMouse.add(page);

export const hasNoMouse = (target: object): target is Locator =>
  'page' in target && typeof target.page === 'function' && withoutMouse.has((target as Locator).page());

interface Control {
  role: string;
  tabIndex: number;
  /** Its list is open: it opened when the field got the focus. */
  isOpen: boolean;
}

const controlOf = (target: Locator): Promise<Control> =>
  target.evaluate((element) => {
    const type = element.getAttribute('type');
    const role =
      element.getAttribute('role') ??
      (element.tagName === 'INPUT' && (type === 'checkbox' || type === 'radio') ? type : '');
    const isOpen = element.getAttribute('aria-expanded') === 'true';
    return { role, tabIndex: (element as HTMLElement).tabIndex, isOpen };
  });

const isReached = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const active = document.activeElement;
    const pointedAt = active?.getAttribute('aria-activedescendant');
    return active === element || (!!pointedAt && pointedAt === element.id);
  });

async function goTo(target: Locator): Promise<void> {
  for (let arrows = 0; arrows < MOST_ARROWS; arrows += 1) {
    if (await isReached(target)) return;
    await target.page().keyboard.press('ArrowDown');
  }
  throw new Error(`no arrow key leads to ${target.toString()}`);
}

/**
 * A click without a mouse: the control is one that Tab or the arrow keys of its group lead to, takes the focus, and does by a key what
 * it does when it is clicked.
 */
export async function pressByKey(target: Locator): Promise<void> {
  await target.waitFor();
  await expect(target).toBeEnabled();
  const { role, tabIndex } = await controlOf(target);
  if (IN_A_LIST.has(role)) await goTo(target);
  else {
    const isRoving = role === 'tab' || role === 'radio';
    expect(isRoving || tabIndex >= 0, `Tab leads to ${target.toString()}`).toBe(true);
    await target.focus();
    await expect(target).toBeFocused();
    // Enter would take what the open list offers first.
    if (role === 'combobox' && (await controlOf(target)).isOpen) return;
  }
  await target.page().keyboard.press(SWITCHED.has(role) ? 'Space' : 'Enter');
}
