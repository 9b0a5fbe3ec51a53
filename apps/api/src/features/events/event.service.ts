import { PassThrough, type Readable } from 'node:stream';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { type ChangeBatch, permittedChanges } from '@ur-desk/domain/events';
import { permits, Problem, type Role, SECOND_MS } from '@ur-desk/domain/kernel';
import { IdentityCache } from '../../platform/auth/identity-cache';
import { type CallContext } from '../../platform/db/call-context';
import { ChangeListener } from '../../platform/live/change-listener';

/** Proxies close what is silent for a minute or half of it. */
const BEAT_MS = 15 * SECOND_MS;
/** Tabs of a browser share one; so many browsers may one person leave open in front of one process. */
export const STREAMS_PER_PERSON = 10;
/** Who does not take what is sent is cut off, and comes back. */
const MOST_UNREAD_BYTES = 64 * 1024;
/** After such changes somebody's rights or session may be other ones. */
const ABOUT_RIGHTS: ReadonlySet<string> = new Set(['session', 'staff']);

interface OpenStream {
  sink: PassThrough;
  staffId: string;
  sessionId: string;
  role: Role;
}

const messageOf = (event: string, data: object): string =>
  `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * Tells the consoles what changed, each what its person may read (decision 0520). Nothing is kept for who was away: a stream begins
 * with `hello`, at which the console reads again what it shows.
 */
@Injectable()
export class EventService implements BeforeApplicationShutdown {
  private readonly streams = new Set<OpenStream>();
  private timer: NodeJS.Timeout | null = null;
  private stopping = false;

  constructor(
    private readonly listener: ChangeListener,
    private readonly identities: IdentityCache,
  ) {}

  /**
   * A stream of what changes from now on; it ends with the session, with the process, or after `forSeconds`. Throws
   * `not_permitted` (a key has no session), `too_many_event_streams`, `unavailable`.
   */
  async open({ actor }: CallContext, forSeconds: number | null): Promise<Readable> {
    const { id: staffId, role, sessionId } = actor;
    if (!sessionId) throw new Problem('not_permitted', { permission: 'events:read' });
    if (this.stopping) throw new Problem('unavailable');
    const own = [...this.streams].filter((stream) => stream.staffId === staffId);
    if (own.length >= STREAMS_PER_PERSON)
      throw new Problem('too_many_event_streams', { max: STREAMS_PER_PERSON });
    const stream: OpenStream = { sink: new PassThrough(), staffId, sessionId, role };
    this.add(stream);
    try {
      await this.listener.listen({ heard: (batch) => this.tell(batch), lost: () => this.endAll() });
    } catch {
      this.end(stream);
      throw new Problem('unavailable');
    }
    this.write(stream, `retry: 2000\n${messageOf('hello', {})}`);
    if (forSeconds !== null) setTimeout(() => this.end(stream), forSeconds * SECOND_MS).unref();
    return stream.sink;
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
    this.endAll();
  }

  private add(stream: OpenStream): void {
    this.streams.add(stream);
    stream.sink.once('close', () => this.end(stream));
    this.timer ??= setInterval(() => void this.beat(), BEAT_MS).unref();
  }

  private end(stream: OpenStream): void {
    this.streams.delete(stream);
    if (!stream.sink.writableEnded) stream.sink.end();
    if (this.streams.size > 0 || !this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
  }

  private endAll(): void {
    for (const stream of [...this.streams]) this.end(stream);
  }

  private write(stream: OpenStream, text: string): void {
    if (!stream.sink.writable) return;
    if (stream.sink.writableLength + stream.sink.readableLength > MOST_UNREAD_BYTES) stream.sink.destroy();
    else stream.sink.write(text);
  }

  private tell(batch: ChangeBatch): void {
    if (batch.changes.some(({ subject }) => ABOUT_RIGHTS.has(subject))) void this.recheck();
    const texts = new Map<Role, string>();
    for (const stream of this.streams) {
      const { role } = stream;
      const told = texts.has(role) ? null : permittedChanges(role, batch);
      if (!texts.has(role)) texts.set(role, told ? messageOf('changes', told) : '');
      const text = texts.get(role);
      if (text) this.write(stream, text);
    }
  }

  private async beat(): Promise<void> {
    await this.recheck();
    for (const stream of this.streams) this.write(stream, messageOf('beat', {}));
  }

  /** Ends the streams of sessions that are over, and takes roles as they are now. When that cannot be asked, nobody is told anything. */
  private async recheck(): Promise<void> {
    const asked = [...this.streams];
    const live = await this.identities.look(asked.map(({ sessionId }) => sessionId)).catch(() => null);
    for (const stream of asked) {
      const identity = live?.get(stream.sessionId);
      if (!identity || identity.secondFactorMissing || !permits(identity.actor.role, 'events:read'))
        this.end(stream);
      else stream.role = identity.actor.role;
    }
  }
}
