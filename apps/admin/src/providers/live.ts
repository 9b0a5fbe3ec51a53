import { type ChangeBatch } from '@ur-desk/domain/events';
import { isAttended, whenAttended } from './attendance';
import { API, http } from './http';
import { ProblemError } from './problem-error';

export type LiveMessage =
  | { kind: 'changes'; batch: ChangeBatch }
  /** For a while nothing was heard: anything may be out of date. */
  | { kind: 'gap' }
  | { kind: 'reach'; isReachable: boolean };

type Listener = (message: LiveMessage) => void;

const NAME = 'ur-desk.live';
/** The server says something every 15 seconds. */
const SILENCE_MS = 40_000;
const LONGEST_PAUSE_MS = 30_000;
/** A page that is younger has only just read what it shows. */
const FRESH_PAGE_MS = 10_000;
/** One try that failed may be a restart. */
const TRIES_BEFORE_GONE = 2;

const listeners = new Set<Listener>();
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(NAME) : null;
let isReachable = true;

function deliver(message: LiveMessage): void {
  if (message.kind === 'reach') ({ isReachable } = message);
  for (const listener of listeners) listener(message);
}

function publish(message: LiveMessage): void {
  deliver(message);
  channel?.postMessage(message);
}

channel?.addEventListener('message', ({ data }) => deliver(data as LiveMessage));

/** Hears what the server tells, in whatever tab it arrives. */
export function onLive(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether the API answered when it was tried last. */
export const isApiReachable = (): boolean => isReachable;

function setReachable(next: boolean): void {
  if (next !== isReachable) publish({ kind: 'reach', isReachable: next });
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

const attended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const takeBack = whenAttended(resolve);
    signal.addEventListener('abort', () => (takeBack(), resolve()), { once: true });
  });

/** One connection, until it breaks. Resolves to whether it ever stood. */
function connect(onHello: () => void, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const source = new EventSource(`${API}/events`);
    let stood = false;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(silence);
      source.close();
      resolve(stood);
    };
    const hear = () => {
      clearTimeout(silence);
      silence = setTimeout(end, SILENCE_MS);
    };
    source.addEventListener('hello', () => {
      stood = true;
      hear();
      onHello();
    });
    source.addEventListener('beat', hear);
    source.addEventListener('changes', (event: MessageEvent<string>) => {
      hear();
      publish({ kind: 'changes', batch: JSON.parse(event.data) as ChangeBatch });
    });
    source.addEventListener('error', end);
    signal.addEventListener('abort', end, { once: true });
  });
}

type Probe = 'answers' | 'gone' | 'signedOut';

/** An `EventSource` does not say why it failed; a call does, and renews a session that may be renewed. */
async function probe(): Promise<Probe> {
  try {
    await http('me');
    return 'answers';
  } catch (error) {
    const status = error instanceof ProblemError ? error.status : 0;
    if (status === 401) return 'signedOut';
    return status === 0 || status >= 500 ? 'gone' : 'answers';
  }
}

async function keepConnected(signal: AbortSignal): Promise<void> {
  let failures = 0;
  let isFirst = true;
  const onHello = () => {
    failures = 0;
    setReachable(true);
    if (!isFirst || performance.now() > FRESH_PAGE_MS) publish({ kind: 'gap' });
    isFirst = false;
  };
  while (!signal.aborted) {
    if (!(await connect(onHello, signal)) && !signal.aborted) {
      if (!isAttended()) await attended(signal);
      const found = signal.aborted ? 'answers' : await probe();
      if (found === 'signedOut') return;
      failures += 1;
      if (found === 'answers') setReachable(true);
      else if (failures >= TRIES_BEFORE_GONE) setReachable(false);
    }
    await pause(Math.min(1_000 * 2 ** failures, LONGEST_PAUSE_MS), signal);
  }
}

/**
 * Hears from the server until the answer is called. Of all tabs of a browser one holds the connection, since a browser has six for
 * each server; when it closes, the next one takes over.
 */
export function startLive(): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const lead = () => keepConnected(signal);
  if ('locks' in navigator) navigator.locks.request(NAME, { signal }, lead).catch(() => undefined);
  else void lead();
  return () => stopping.abort();
}
