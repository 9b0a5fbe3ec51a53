import { useSyncExternalStore } from 'react';
import { isApiReachable, onLive } from '../providers/live';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  const leave = onLive(({ kind }) => kind === 'reach' && onChange());
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
    leave();
  };
}

/** Whether the browser has a network and the API answers; buttons that move money are off without them. */
export const useOnline = (): boolean =>
  useSyncExternalStore(subscribe, () => navigator.onLine && isApiReachable());
