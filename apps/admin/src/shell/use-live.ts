import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onLive, startLive } from '../providers/live';
import { currentMe, may } from '../providers/session';
import { LiveQueries } from './live-queries';

const ALL = { changes: [], more: true };

/** Keeps what is on the screen as it is on the server, for as long as somebody is signed in. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const isAllowed = may('events:read') && currentMe()?.secondFactor !== 'missing';
    if (!isAllowed || !('EventSource' in globalThis)) return undefined;
    const live = new LiveQueries(queries);
    const leave = onLive((message) => {
      if (message.kind === 'changes') live.take(message.batch);
      else if (message.kind === 'gap') live.take(ALL);
    });
    const stop = startLive();
    return () => {
      stop();
      leave();
      live.stop();
    };
  }, [queries]);
}
