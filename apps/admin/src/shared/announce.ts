type Listener = (text: string) => void;

const listeners = new Set<Listener>();

/** Says something to those who listen, through the console's only live region. */
export function announce(text: string): void {
  for (const listener of listeners) listener(text);
}

/** For the live region alone. */
export function onAnnouncement(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
