import { AsyncLocalStorage } from 'node:async_hooks';
import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';
import { hasNoMouse, pressByKey } from './keyboard';

/**
 * Counts what a person does, the way the table of tasks counts it: one step is one click or key command, one field filled, one
 * choice, one submit. The story uses Playwright as always; its methods are wrapped once per worker, so that nothing can be
 * done beside the count. While counting, jumping to an address, calling the API and running script in the page are refused.
 */
export class Steps {
  private readonly done: string[] = [];

  /** From here on every interaction counts. */
  start(): void {
    beginCounting(this);
  }

  /** Ends the count; the story may look around freely afterwards. */
  finish(): void {
    if (counting === this) endCounting();
  }

  get count(): number {
    return this.done.length;
  }

  add(step: string): void {
    this.done.push(step);
  }

  /** Ends the count and fails above `most`; a story that did nothing proves nothing. */
  expectAtMost(most: number): void {
    const wasCounting = counting === this;
    this.finish();
    const list = this.done.map((step, index) => `  ${index + 1}. ${step}`).join('\n');
    expect(wasCounting, 'steps.start() was called').toBe(true);
    expect(this.count, 'some step was counted').toBeGreaterThan(0);
    expect(this.count, `at most ${most} steps, done were:\n${list}`).toBeLessThanOrEqual(most);
  }

  /** One choice, as the table counts it: opening the list of `field` and taking the option are one step. */
  async choose(field: Locator, option: string | RegExp): Promise<void> {
    if (counting === this) this.add(`choose ${String(option)} in ${describe(field)}`);
    await insideStep.run(true, async () => {
      await expect(field).toHaveRole('combobox');
      await field.click();
      await field.page().getByRole('option', { name: option }).click();
    });
  }
}

let counting: Steps | undefined;
const realFetch = globalThis.fetch;

function beginCounting(steps: Steps): void {
  if (counting) throw new Error('steps are being counted already');
  counting = steps;
  globalThis.fetch = () => refuse('fetch');
}

function endCounting(): void {
  counting = undefined;
  globalThis.fetch = realFetch;
}

/** One method of Playwright may call another: only the outermost call is the person's. */
const insideStep = new AsyncLocalStorage<true>();

const STEPS = {
  locator: [
    'click', 'dblclick', 'tap', 'press', 'fill', 'clear', 'type', 'pressSequentially', 'check', 'uncheck', 'setChecked',
    'selectOption', 'setInputFiles', 'dragTo', 'drop',
  ],
  page: [
    'click', 'dblclick', 'tap', 'press', 'fill', 'type', 'check', 'uncheck', 'setChecked', 'selectOption', 'setInputFiles',
    'dragAndDrop', 'goBack', 'goForward', 'reload',
  ],
  keyboard: ['press', 'type', 'insertText', 'down'],
  mouse: ['click', 'dblclick', 'down', 'wheel'],
  touchscreen: ['tap'],
} as const; // prettier-ignore

const SCRIPT = [
  'evaluate',
  'evaluateHandle',
  '$',
  '$$',
  '$eval',
  '$$eval',
  'waitForFunction',
  'dispatchEvent',
];
const REFUSED = {
  page: [...SCRIPT, 'goto', 'setContent', 'addScriptTag', 'addInitScript', 'route', 'exposeFunction'],
  locator: ['evaluate', 'evaluateAll', 'evaluateHandle', 'elementHandle', 'elementHandles', 'dispatchEvent'],
  request: ['fetch', 'get', 'post', 'put', 'patch', 'delete', 'head'],
} as const;

/** What somebody without a mouse does by keys. */
const CLICKS: ReadonlySet<string> = new Set(['click', 'check']);

type Methods = Record<string, unknown>;

/** Frames share the methods of their page. */
export function wrapInteractions(page: Page, request: APIRequestContext): void {
  const locator = prototypeOf(page.locator('body'));
  const frame = prototypeOf(page.mainFrame());
  countCalls(locator, STEPS.locator);
  refuseCalls(locator, REFUSED.locator);
  for (const proto of [prototypeOf(page), frame]) {
    countCalls(proto, STEPS.page);
    refuseCalls(proto, REFUSED.page);
  }
  countCalls(prototypeOf(page.keyboard), STEPS.keyboard);
  countCalls(prototypeOf(page.mouse), STEPS.mouse);
  countCalls(prototypeOf(page.touchscreen), STEPS.touchscreen);
  refuseCalls(prototypeOf(request), REFUSED.request);
}

const prototypeOf = (object: object): Methods => Object.getPrototypeOf(object) as Methods;
const WRAPPED = Symbol('wrapped');

function countCalls(proto: Methods, names: readonly string[]): void {
  wrap(proto, names, (name, target, args) => {
    if (counting && !insideStep.getStore())
      counting.add(`${name} ${describe(target)} ${argumentsOf(args)}`.trim());
  });
}

function refuseCalls(proto: Methods, names: readonly string[]): void {
  wrap(proto, names, (name) => {
    if (counting && !insideStep.getStore()) refuse(name);
  });
}

function wrap(
  proto: Methods,
  names: readonly string[],
  before: (name: string, target: object, args: unknown[]) => void,
): void {
  for (const name of names) {
    const original = proto[name] as ((...args: unknown[]) => unknown) & { [WRAPPED]?: true };
    if (typeof original !== 'function' || original[WRAPPED]) continue;
    const wrapped = function (this: object, ...args: unknown[]): unknown {
      before(name, this, args);
      return insideStep.run(true, () =>
        CLICKS.has(name) && hasNoMouse(this) ? pressByKey(this) : original.apply(this, args),
      );
    };
    proto[name] = Object.assign(wrapped, { [WRAPPED]: true });
  }
}

function refuse(name: string): never {
  throw new Error(`${name} is not something a person does: it is refused while steps are counted`);
}

/** A locator says how it finds its element; keyboards and mice have nothing to say. */
function describe(target: { toString: () => string }): string {
  const text = target.toString();
  return text.startsWith('[object') ? '' : text;
}

const argumentsOf = (args: unknown[]): string =>
  args.filter((arg) => typeof arg === 'string' || Array.isArray(arg)).join(' ');
