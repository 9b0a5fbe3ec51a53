import { isApiReachable, type LiveMessage, onLive, startLive } from './live';
import { ProblemError } from './problem-error';

const mockHttp = jest.fn();
jest.mock('./http', () => ({ API: '/api/v1', http: (path: string) => mockHttp(path) as Promise<unknown> }));

/** A server's side of the stream. */
class FakeSource {
  static all: FakeSource[] = [];
  isClosed = false;
  private readonly listeners = new Map<string, (event: { data: string }) => void>();

  constructor() {
    FakeSource.all.push(this);
  }

  addEventListener(name: string, listener: (event: { data: string }) => void): void {
    this.listeners.set(name, listener);
  }

  says(name: string, data = {}): void {
    this.listeners.get(name)?.({ data: JSON.stringify(data) });
  }

  close(): void {
    this.isClosed = true;
  }
}

const heard: LiveMessage[] = [];
const newest = (): FakeSource => FakeSource.all.at(-1) ?? new FakeSource();
let stop: () => void;
let leave: () => void;

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, { EventSource: FakeSource });
  mockHttp.mockReset().mockResolvedValue({});
  FakeSource.all = [];
  heard.length = 0;
  leave = onLive((message) => void heard.push(message));
  stop = startLive();
});
afterEach(() => {
  stop();
  leave();
  jest.useRealTimers();
});

describe('the connection that tells what changed', () => {
  it('passes on what the server says, and stands once', () => {
    newest().says('hello');
    const batch = { changes: [{ subject: 'note', id: 'x', customerId: null }], more: false };
    newest().says('changes', batch);
    expect(heard).toContainEqual({ kind: 'changes', batch });
    expect(FakeSource.all).toHaveLength(1);
  });

  it('is made again when it breaks or falls silent, and then anything may be out of date', async () => {
    newest().says('hello');
    newest().says('error');
    await jest.advanceTimersByTimeAsync(1_500);
    expect(FakeSource.all).toHaveLength(2);
    newest().says('hello');
    expect(heard).toContainEqual({ kind: 'gap' });
    await jest.advanceTimersByTimeAsync(42_000);
    expect(FakeSource.all).toHaveLength(3);
    expect(FakeSource.all[1]?.isClosed).toBe(true);
  });

  it('says that the API is gone when it was tried twice, and that it is back', async () => {
    newest().says('hello');
    mockHttp.mockRejectedValue(new ProblemError('network_failed', 0));
    newest().says('error');
    await jest.advanceTimersByTimeAsync(1_500);
    newest().says('error');
    await jest.advanceTimersByTimeAsync(0);
    expect(isApiReachable()).toBe(true);
    await jest.advanceTimersByTimeAsync(3_000);
    newest().says('error');
    await jest.advanceTimersByTimeAsync(0);
    expect(isApiReachable()).toBe(false);
    await jest.advanceTimersByTimeAsync(5_000);
    newest().says('hello');
    expect(isApiReachable()).toBe(true);
  });

  it('is not made again once the session is over', async () => {
    newest().says('hello');
    mockHttp.mockRejectedValue(new ProblemError('session_ended', 401));
    newest().says('error');
    await jest.advanceTimersByTimeAsync(1_500);
    newest().says('error');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(FakeSource.all).toHaveLength(2);
  });
});
