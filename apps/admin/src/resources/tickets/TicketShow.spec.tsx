import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { permits, type Permission, type Role } from '@ur-desk/domain/kernel';
import { type TicketDetailView } from '@ur-desk/domain/tickets';
import { ProblemError } from '../../providers/problem-error';
import { renderInConsole } from '../../../test/console';
import { TicketShow } from './TicketShow';

const ME = '01900000-0000-7000-8000-0000000000a1';
let mockRole: Role = 'agent';
const mockMay = (permission: Permission) => permits(mockRole, permission);
jest.mock('../../providers/session', () => ({
  may: (permission: Permission) => mockMay(permission),
  currentMe: () => ({ id: '01900000-0000-7000-8000-0000000000a1', name: 'Mei Lin' }),
}));

const TICKET: TicketDetailView = {
  id: 't1',
  customerId: 'c1',
  reference: 'TK-7Q2M-4KX9',
  subject: '到东京后没有信号',
  state: 'inProgress',
  priority: 'high',
  tier: 'gold',
  assigneeId: ME,
  assignee: 'Mei Lin',
  link: { kind: 'payment', id: 'p1', reference: 'PY-1' },
  dueAt: '2020-01-01T01:00:00.000Z',
  firstResponseDueAt: '2020-01-01T01:00:00.000Z',
  firstRespondedAt: null,
  resolutionDueAt: '2020-01-01T04:00:00.000Z',
  resolvedAt: null,
  wrapUpCode: null,
  createdBy: 'Mei Lin',
  createdAt: '2020-01-01T00:00:00.000Z',
  updatedAt: '2020-01-01T00:00:00.000Z',
  version: 3,
  customer: {
    reference: 'CU-1',
    name: '王小明',
    locale: 'zh',
    zone: 'Asia/Shanghai',
    msisdn: '+8613800138000',
    channels: ['email', 'sms'],
  },
  entries: [
    {
      id: 'e1',
      kind: 'reply',
      author: 'Mei Lin',
      text: '请打开漫游\n<b>谢谢</b>',
      state: null,
      channel: 'email',
      notificationId: 'n1',
      delivery: 'delivered',
      inFolder: false,
      createdAt: '2020-01-01T00:30:00.000Z',
    },
  ],
  reasons: [{ code: 'putRight', text: { en: 'Put right by us', zh: '已修复问题' }, commentNeeded: false }],
  assignees: [],
};

const REPLIES = [
  {
    id: 'r1',
    code: 'roaming',
    title: { en: 'No signal abroad', zh: '境外没有信号' },
    text: '王小明，您好！请打开数据漫游。',
    missing: [],
    reasonCode: 'putRight',
  },
  {
    id: 'r2',
    code: 'planEnd',
    title: { en: 'When the plan ends', zh: '套餐何时到期' },
    text: '{plan}有效期至 {endsAt}。',
    missing: ['{plan}', '{endsAt}'],
    reasonCode: null,
  },
];

type Action = jest.Mock<Promise<object>, [string, object, object]>;

async function open(changes: Partial<TicketDetailView> = {}, role: Role = 'agent', action?: Action) {
  mockRole = role;
  const ticket = { ...TICKET, ...changes };
  const act: Action = action ?? jest.fn<Promise<object>, [string, object, object]>(async () => ticket);
  const read = jest.fn(async (path: string) =>
    path.endsWith('canned-replies') ? { locale: 'zh', replies: REPLIES } : ticket,
  );
  const getMany = async () => ({ data: [{ id: 'c1', name: '王小明', reference: 'CU-1' }] });
  const getList = async () => ({ data: [], total: 0 });
  await renderInConsole(
    <Routes>
      <Route path="/tickets/:id/show" element={<TicketShow />} />
    </Routes>,
    { path: '/tickets/t1/show', dataProvider: { action: act, read, getMany, getList } as never },
  );
  await screen.findByRole('heading', { level: 1, name: '到东京后没有信号' });
  return { user: userEvent.setup(), action: act, read };
}

const answerBox = () => screen.getByRole('textbox', { name: 'Answer in Chinese' });

async function choose(user: ReturnType<typeof userEvent.setup>, field: HTMLElement, option: string) {
  await user.click(field);
  await user.click(await screen.findByRole('option', { name: new RegExp(`^${option}`) }));
}

describe('a ticket', () => {
  it('shows what was said as it was written, whether it arrived, and that it is late', async () => {
    await open();
    const thread = screen.getByRole('list', { name: 'What was said' });
    expect(within(thread).getByText(/谢谢/).textContent).toBe('请打开漫游\n<b>谢谢</b>');
    expect(within(thread).getByText('Delivered')).toBeVisible();
    expect(screen.getByText(/days late$/)).toBeVisible();
  });

  it('is answered by SMS in the language of the customer, under the version that is shown', async () => {
    const { user, action } = await open();
    expect(answerBox()).toHaveAttribute('lang', 'zh-CN');
    await user.type(answerBox(), '已处理');
    await choose(user, screen.getByRole('combobox', { name: 'By' }), 'SMS');
    expect(screen.getByText('1 SMS')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Send answer' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    const [path, body, options] = action.mock.calls[0] ?? [];
    expect([path, body]).toEqual([
      'tickets/t1/reply',
      { text: '已处理', channel: 'sms', then: 'inProgress' },
    ]);
    expect(options).toMatchObject({ ifMatch: 3, idempotencyKey: expect.any(String) });
    await waitFor(() => expect(answerBox()).toHaveValue(''));
  });

  it('is answered and resolved at once, with the reason', async () => {
    const { user, action } = await open();
    await user.type(answerBox(), '已处理');
    await choose(user, screen.getByRole('combobox', { name: 'Reason to resolve' }), 'Put right by us');
    await user.click(screen.getByRole('button', { name: 'Send and resolve' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]?.[1]).toMatchObject({ then: 'resolved', reasonCode: 'putRight' });
  });

  it('is answered with a canned reply, resolved and left for the next one by keys alone', async () => {
    const { user, action } = await open();
    await screen.findByRole('combobox', { name: 'Canned reply' });
    await user.keyboard('r');
    await user.keyboard('roam{Enter}');
    expect(answerBox()).toHaveValue('王小明，您好！请打开数据漫游。');
    await user.click(answerBox());
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(action).toHaveBeenCalledTimes(2));
    expect(action.mock.calls.map(([path]) => path)).toEqual(['tickets/t1/reply', 'tickets/take-next']);
    expect(action.mock.calls[0]?.[1]).toMatchObject({ then: 'resolved', reasonCode: 'putRight' });
  });

  it('says what a canned reply could not know, and keeps what was typed above it', async () => {
    const { user } = await open();
    await user.type(answerBox(), '您好');
    await choose(user, await screen.findByRole('combobox', { name: 'Canned reply' }), 'When the plan ends');
    expect(answerBox()).toHaveValue('您好\n\n{plan}有效期至 {endsAt}。');
    expect(screen.getByRole('alert')).toHaveTextContent('{plan} {endsAt}');
  });

  it('keeps the answer when a colleague was faster, and shows what he did', async () => {
    const refused: Action = jest.fn<Promise<object>, [string, object, object]>(async () => {
      throw new ProblemError('version_conflict', 412, { current: { ...TICKET, version: 4 } });
    });
    const { user, read } = await open({}, 'agent', refused);
    await user.type(answerBox(), '已处理');
    const before = read.mock.calls.length;
    await user.click(screen.getByRole('button', { name: 'Send answer' }));
    expect(await screen.findByRole('alert')).toBeVisible();
    await waitFor(() => expect(read.mock.calls.length).toBeGreaterThan(before));
    expect(answerBox()).toHaveValue('已处理');
  });

  it('keeps what is typed while a note is written', async () => {
    const { user, action } = await open();
    await user.type(answerBox(), '草稿');
    await user.click(screen.getByRole('button', { name: 'Note' }));
    await user.type(screen.getByRole('textbox', { name: /^Note/ }), 'called back');
    await user.click(screen.getByRole('button', { name: 'Save note' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]?.slice(0, 2)).toEqual([
      'tickets/t1/entries',
      { kind: 'note', text: 'called back' },
    ]);
    await user.click(screen.getByRole('button', { name: 'Answer' }));
    expect(answerBox()).toHaveValue('草稿');
  });

  it('offers the moves that its state allows, and resolves with a reason', async () => {
    const { user, action } = await open();
    for (const name of ['Wait for the customer', 'Put on hold', 'Resolve…', 'Cancel…'])
      expect(screen.getByRole('button', { name })).toBeVisible();
    for (const name of ['Take', 'Close', 'Go on'])
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Resolve…' }));
    const dialog = screen.getByRole('dialog', { name: 'Resolve this ticket' });
    await choose(user, within(dialog).getByRole('combobox', { name: 'Reason' }), 'Put right by us');
    await user.click(within(dialog).getByRole('button', { name: 'Resolve' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]).toEqual([
      'tickets/t1/move',
      { state: 'resolved', reasonCode: 'putRight' },
      { ifMatch: 3 },
    ]);
  });

  it('that a colleague has is taken over on purpose only', async () => {
    const { user, action } = await open({ assigneeId: 'other', assignee: 'Li Wei' });
    await user.click(screen.getByRole('button', { name: 'Take over…' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Take over' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]?.slice(0, 2)).toEqual(['tickets/t1/take', { over: true }]);
  });

  it('is given to a colleague by a supervisor', async () => {
    const assignees = [
      { id: ME, name: 'Mei Lin' },
      { id: 'other', name: 'Li Wei' },
    ];
    const { user, action } = await open({ assignees }, 'supervisor');
    await choose(user, screen.getByRole('combobox', { name: /With/ }), 'Li Wei');
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]).toEqual(['tickets/t1/assign', { staffId: 'other' }, { ifMatch: 3 }]);
  });

  it('that is over is read only', async () => {
    await open({ state: 'closed' });
    expect(screen.getByText(/^This ticket is over/)).toBeVisible();
    expect(screen.queryByRole('textbox', { name: /Answer/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Take$|Resolve|Cancel/ })).not.toBeInTheDocument();
  });
});
