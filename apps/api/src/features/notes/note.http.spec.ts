import { type NoteView } from '@ur-desk/domain/notes';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeNote } from '../../../test/make/note';
import { NoteEntity } from './note.entity';

let api: TestApi;
let agent: Caller;

beforeAll(async () => {
  api = await startApi();
  agent = await api.as('agent');
});
afterAll(() => api.stop());

const listed = async (filter: object) =>
  (await agent.get(`/notes?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body as NoteView[];
const act = (note: NoteView, name: string, by = agent) =>
  by.post(`/notes/${note.id}/${name}`, undefined, { version: note.version });
const change = (note: NoteView, text: string, by = agent) =>
  by.patch(`/notes/${note.id}`, { text }, { version: note.version });

describe('a note', () => {
  it.each([
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    '\u202Eright to left\u202C 👩‍👩‍👧 客户\n\n  two lines',
    '字'.repeat(10_000),
  ])('says exactly what was written, and is sealed in the database: %#', async (text) => {
    const note = await makeNote(api, text);
    expect(await listed({ customerId: note.customerId })).toMatchObject([{ text, version: 1 }]);
    const { textSealed } = await api.dataSource.manager.findOneByOrFail(NoteEntity, { id: note.id });
    expect(textSealed.includes(Buffer.from(text.slice(0, 20)))).toBe(false);
  });

  it('of more than 10,000 characters is refused at the field', async () => {
    const { customerId } = await makeNote(api);
    const body = { customerId, text: 'x'.repeat(10_001) };
    const answer = await agent.post('/notes', body, { key: api.newKey() });
    expect(answer.body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'text' }] });
  });

  it('is changed by its author alone; what it said before stands in the history of the customer', async () => {
    const note = await makeNote(api, 'before');
    const another = await change(note, 'mine now', await api.as('supervisor'));
    expect([another.status, another.body.code]).toEqual([403, 'note_not_own']);
    const { body } = await change(note, 'after');
    expect(body).toMatchObject({ text: 'after', editedAt: expect.any(String), version: 2 });
    const timeline = await agent.get(`/customers/${note.customerId}/timeline`);
    expect(timeline.body.entries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          event: 'note.update',
          changes: [{ field: 'text', before: 'before', after: 'after' }],
        }),
        expect.objectContaining({
          event: 'note.create',
          changes: [{ field: 'text', before: null, after: 'before' }],
        }),
      ]),
    );
    const marketing = await (await api.as('marketing')).get(`/customers/${note.customerId}/timeline`);
    const hidden = { field: 'text', before: '•••', after: '•••' };
    expect(marketing.body.entries[0]).toMatchObject({ event: 'note.update', changes: [hidden] });
  });

  it('is removed, shown no more, and brought back as it was', async () => {
    const note = await makeNote(api, 'keep me');
    const removed = (await act(note, 'remove')).body as NoteView;
    expect(removed).toMatchObject({ text: null, removedAt: expect.any(String) });
    expect(await listed({ customerId: note.customerId, removed: false })).toEqual([]);
    expect((await change(removed, 'too late')).body.code).toBe('wrong_state');
    expect((await act(removed, 'restore')).body).toMatchObject({ text: 'keep me', removedAt: null });
  });

  it('that is changed twice at once keeps one of both and tells the other', async () => {
    const note = await makeNote(api);
    const answers = await Promise.all(['one', 'two', 'three'].map((text) => change(note, text)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });
});
