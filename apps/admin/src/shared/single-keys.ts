import { useEffect, useRef } from 'react';
import { usePreferences } from './use-preferences';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const hasDialog = (): boolean => document.querySelector('[role="dialog"], [role="menu"]') !== null;

/** Whether single-key commands are on: they get in the way of speech input, so they can be switched off. */
export function useKeysEnabled(): [boolean, (enabled: boolean) => void] {
  const [{ singleKeys = true }, change] = usePreferences();
  return [singleKeys, (enabled) => change({ singleKeys: enabled })];
}

/** Whether a key is meant as a command: without Ctrl or Alt, not typed into a field, not while a dialog is open. */
export function isCommand(event: KeyboardEvent): boolean {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  return isPlain && !event.defaultPrevented && !isTyping(event.target) && !hasDialog();
}

const PATIENCE_MS = 1_200;
let goUntil = 0;

/** Whether the key before was `g`: then this one says where to go, and is no command of the page. */
export const isGoKey = (event: KeyboardEvent): boolean => event.timeStamp < goUntil;

/** After `g` the next key says where to go, for a moment; after any other key it does not. */
export function noteGoKey(event: KeyboardEvent): void {
  goUntil = event.key === 'g' ? event.timeStamp + PATIENCE_MS : 0;
}

/** Commands of one key each, for as long as the page that knows them is shown: `useSingleKeys({ ']': goOn })`. */
export function useSingleKeys(commands: Record<string, () => void>): void {
  const [enabled] = useKeysEnabled();
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const command = latest.current[event.key];
      if (!command || isGoKey(event) || !isCommand(event)) return;
      event.preventDefault();
      command();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [enabled]);
}
