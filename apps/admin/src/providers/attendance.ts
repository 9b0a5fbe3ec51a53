/** Without a key or a movement for this long nobody sits here. */
const ATTENDED_MS = 5 * 60_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const;

let lastSign = performance.now();
const waiting = new Set<() => void>();

/**
 * Whether somebody looks at this tab. What the console does by itself it does for people only: a call of the API keeps the
 * session alive, and a session that nobody uses must end.
 */
export const isAttended = (): boolean =>
  document.visibilityState === 'visible' && performance.now() - lastSign < ATTENDED_MS;

/** Now, or as soon as somebody looks again; the answer takes it back. */
export function whenAttended(act: () => void): () => void {
  if (isAttended()) act();
  else waiting.add(act);
  return () => void waiting.delete(act);
}

function onSign(): void {
  lastSign = performance.now();
  if (waiting.size === 0 || document.visibilityState !== 'visible') return;
  const acts = [...waiting];
  waiting.clear();
  for (const act of acts) act();
}

for (const sign of SIGNS) window.addEventListener(sign, onSign, { passive: true, capture: true });
document.addEventListener('visibilitychange', onSign);
