import { useEffect, useState } from 'react';
import { type PresenceKind, type PresenceView, type ViewerView } from '@ur-desk/domain/events';
import { isAttended, whenAttended } from '../providers/attendance';
import { http } from '../providers/http';
import { onLive } from '../providers/live';
import { may } from '../providers/session';

/** The server takes a tab for closed after 50 seconds of silence. */
const AGAIN_MS = 20_000;
/** Several who come at once are asked for once. */
const SOON_MS = 300;

const tab = crypto.randomUUID();
const NOBODY: ViewerView[] = [];

/** One record that this tab shows, told to the server again and again. */
class Look {
  private soon: ReturnType<typeof setTimeout> | undefined;
  private isOver = false;
  private readonly timer = setInterval(() => isAttended() && void this.say(), AGAIN_MS);

  constructor(
    private readonly record: { kind: PresenceKind; recordId: string },
    private readonly onViewers: (viewers: ViewerView[]) => void,
  ) {
    void this.say();
  }

  /** Somebody came or went. */
  again(): void {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => whenAttended(() => void this.say()), SOON_MS);
  }

  leave(): void {
    this.isOver = true;
    clearTimeout(this.soon);
    clearInterval(this.timer);
    void http('presence/leave', { body: { tab }, keepalive: true }).catch(() => undefined);
  }

  /** Not worth an error: whoever else is there is seen a little later. */
  private async say(): Promise<void> {
    if (this.isOver) return;
    const answer = await http<PresenceView>('presence', { body: { tab, ...this.record } }).catch(() => null);
    if (answer && !this.isOver) this.onViewers(answer.data.viewers);
  }
}

/** Who else has the record open, as long as this page shows it. */
export function useViewers(kind: PresenceKind, recordId: string): ViewerView[] {
  const [viewers, setViewers] = useState(NOBODY);
  useEffect(() => {
    if (!may('events:read')) return undefined;
    const look = new Look({ kind, recordId }, setViewers);
    const subject = `${kind}Presence`;
    const unsubscribe = onLive((message) => {
      if (message.kind === 'gap') look.again();
      if (message.kind !== 'changes') return;
      const { changes, more } = message.batch;
      if (more || changes.some((change) => change.subject === subject && change.id === recordId))
        look.again();
    });
    const leave = () => look.leave();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      unsubscribe();
      leave();
      setViewers(NOBODY);
    };
  }, [kind, recordId]);
  return viewers;
}
