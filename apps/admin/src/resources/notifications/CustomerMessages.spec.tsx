import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type NotificationDetailView } from '@ur-desk/domain/notifications';
import { permits, type Permission, type Role } from '@ur-desk/domain/kernel';
import { renderInConsole } from '../../../test/console';
import { CustomerMessages } from './CustomerMessages';

let mockRole: Role = 'agent';
const mockMay = (permission: Permission) => permits(mockRole, permission);
jest.mock('../../providers/session', () => ({ may: (permission: Permission) => mockMay(permission) }));

const CUSTOMER = '7b1f3c62-55b2-4a51-9b02-0f4a2b7f8a10';

const message = (changes: Partial<NotificationDetailView> = {}): NotificationDetailView => ({
  id: '019388a0-0000-7000-8000-000000000001',
  customerId: CUSTOMER,
  event: 'renewal.succeeded',
  channel: 'email',
  locale: 'en',
  state: 'sent',
  provider: 'smtp',
  recipient: 'ada@example.com',
  subject: 'Your plan Asia 30 is active',
  causeKind: 'renewal',
  causeId: '019388a0-0000-7000-8000-000000000002',
  error: null,
  errorDetail: null,
  templateVersion: null,
  attempts: 1,
  resendOf: null,
  heldUntil: null,
  createdAt: '2026-11-22T12:00:00.000Z',
  sentAt: '2026-11-22T12:00:01.000Z',
  text: 'Dear Ada,',
  html: '<p>Dear Ada,</p>',
  bodyHidden: false,
  ...changes,
});

async function show(one: NotificationDetailView) {
  const action = jest.fn().mockResolvedValue(one);
  const dataProvider = {
    getList: jest.fn().mockResolvedValue({ data: [one], total: 1 }),
    read: jest.fn().mockResolvedValue(one),
    action,
  };
  const element = <CustomerMessages customerId={CUSTOMER} customerZone="Asia/Shanghai" />;
  await renderInConsole(element, { dataProvider });
  await screen.findByRole('table');
  return action;
}

const open = async (subject: string) => {
  await userEvent.click(screen.getByRole('button', { name: `Open message: ${subject}` }));
  return screen.findByRole('dialog', { name: subject });
};

beforeEach(() => {
  mockRole = 'agent';
});

it('opens a message as the customer sees it, cut off from the console, and as text', async () => {
  await show(message());
  const dialog = await open('Your plan Asia 30 is active');
  const frame = within(dialog).getByTitle('Your plan Asia 30 is active');
  expect(frame).toHaveAttribute('sandbox', '');
  expect(frame).toHaveAttribute('srcdoc', '<p>Dear Ada,</p>');
  await userEvent.click(within(dialog).getByRole('tab', { name: 'Plain text' }));
  expect(within(dialog).getByText('Dear Ada,')).toBeVisible();
});

it('sends it again, with a key', async () => {
  const action = await show(message());
  const dialog = await open('Your plan Asia 30 is active');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send again' }));
  expect(action).toHaveBeenCalledWith(
    `notifications/${message().id}/resend`,
    {},
    expect.objectContaining({ idempotencyKey: expect.any(String) as string }),
  );
});

it('says that a message was written to the local outbox and has not left', async () => {
  await show(message({ provider: 'folder' }));
  expect(screen.getByText('Written to the local outbox')).toBeVisible();
  const dialog = await open('Your plan Asia 30 is active');
  expect(within(dialog).getByText(/No mail server .* is set up/)).toBeVisible();
});

it('says why a message failed, and that one on its way is tried again and not sent twice', async () => {
  await show(
    message({ state: 'queued', error: 'serverUnreachable', errorDetail: 'ECONNREFUSED', sentAt: null }),
  );
  const dialog = await open('Your plan Asia 30 is active');
  expect(within(dialog).getByText(/could not be reached. It is tried again by itself/)).toBeVisible();
  expect(within(dialog).queryByRole('button', { name: 'Send again' })).toBeNull();
});

it('hides the text from roles that do not see contacts, and lets them send nothing', async () => {
  mockRole = 'auditor';
  await show(message({ text: null, html: null, bodyHidden: true, recipient: 'a•••@•••.com' }));
  const dialog = await open('Your plan Asia 30 is active');
  expect(within(dialog).getByText(/your role does not see/)).toBeVisible();
  expect(within(dialog).queryByRole('button', { name: 'Send again' })).toBeNull();
});

it('says until when a message waits that is not urgent', async () => {
  const heldUntil = '2999-11-23T00:00:00.000Z';
  await show(message({ event: 'membership.ending', state: 'queued', attempts: 0, sentAt: null, heldUntil }));
  expect(screen.getByText(/^Waits until .*2999/)).toBeVisible();
});
