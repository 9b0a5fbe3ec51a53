import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { permits, type Permission, type Role } from '@ur-desk/domain/kernel';
import { builtInTemplate, type NotificationTemplateDetailView } from '@ur-desk/domain/notifications';
import { renderInConsole } from '../../../test/console';
import { ProblemError } from '../../providers/problem-error';
import { TemplateShow } from './TemplateShow';

let mockRole: Role = 'marketing';
const mockMay = (permission: Permission) => permits(mockRole, permission);
jest.mock('../../providers/session', () => ({ may: (permission: Permission) => mockMay(permission) }));

const SLOT = { event: 'line.resumed', channel: 'sms', locale: 'en' } as const;
const builtInText = builtInTemplate(SLOT);
const VARIABLES = ['name', 'number', 'at'].map((name) => ({
  name,
  text: { en: `The ${name}`, zh: name },
  required: name === 'number',
  optional: false,
}));

const template = (changes: Partial<NotificationTemplateDetailView> = {}): NotificationTemplateDetailView => ({
  ...SLOT,
  id: '7b1f3c62-55b2-4a51-9b02-0f4a2b7f8a10',
  builtIn: true,
  ...builtInText,
  builtInText,
  version: 1,
  updatedAt: null,
  updatedBy: null,
  variables: VARIABLES,
  cases: [],
  versions: [],
  ...changes,
});

const PREVIEW = {
  subject: 'x',
  text: '+86 138 0013 8000 works',
  html: '',
  sms: { encoding: 'gsm7', length: 23, segments: 1 },
  example: true,
};

async function open(one = template(), save: jest.Mock = jest.fn(async () => template({ version: 2 }))) {
  const action = jest.fn((path: string, body: object, options: object) =>
    path.endsWith('/preview') ? Promise.resolve(PREVIEW) : (save(path, body, options) as Promise<unknown>),
  );
  const page = (
    <Routes>
      <Route path="/notification-templates/:id/show" element={<TemplateShow />} />
    </Routes>
  );
  await renderInConsole(page, {
    dataProvider: { read: jest.fn().mockResolvedValue(one), action: action as never },
    path: `/notification-templates/${one.id}/show`,
  });
  await screen.findByRole('heading', { level: 1, name: 'Line in service again: SMS in English' });
  return { save, user: userEvent.setup() };
}

beforeEach(() => {
  mockRole = 'marketing';
});

it('shows what a customer would get, and how many SMS that makes', async () => {
  await open();
  expect(await screen.findByText('+86 138 0013 8000 works')).toBeVisible();
  expect(screen.getByText('1 SMS · GSM-7')).toBeVisible();
  expect(screen.getByText('With a made-up example.')).toBeVisible();
});

it('saves new words under the version that is shown, with a variable put in by a click', async () => {
  const { user, save } = await open();
  const body = screen.getByRole('textbox', { name: 'Text' });
  await user.clear(body);
  await user.type(body, 'Works: ');
  await user.click(screen.getByRole('button', { name: '{number}' }));
  await user.click(screen.getByRole('button', { name: 'Save as a new version' }));
  expect(save).toHaveBeenCalledWith(
    `notification-templates/${template().id}`,
    { subject: null, body: 'Works: {number}' },
    { method: 'PATCH', ifMatch: 1 },
  );
});

it('says at the field what is wrong', async () => {
  const wrong = { field: 'body', code: 'template_variable_missing', params: { variables: '{number}' } };
  const { user } = await open(
    template(),
    jest.fn(async () => {
      throw new ProblemError('validation_failed', 400, {}, [wrong]);
    }),
  );
  await user.type(screen.getByRole('textbox', { name: 'Text' }), '!');
  await user.click(screen.getByRole('button', { name: 'Save as a new version' }));
  expect(await screen.findByText(/Must say \{number\}, in every case/)).toBeVisible();
});

const CHANGED = template({
  builtIn: false,
  version: 2,
  body: '{number} ok',
  versions: [
    {
      number: 2,
      builtIn: false,
      subject: null,
      body: '{number} ok',
      createdAt: '2026-11-28T08:00:00.000Z',
      createdBy: 'Mei Lin',
    },
  ],
});

it('goes back to the built-in text', async () => {
  const { user, save } = await open(CHANGED);
  await user.click(screen.getByRole('button', { name: 'Back to the built-in text' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Back to the built-in text' }));
  expect(save).toHaveBeenCalledWith(`notification-templates/${CHANGED.id}/restore`, {}, { ifMatch: 2 });
});

it('who may not change it reads text and versions', async () => {
  mockRole = 'agent';
  const { user } = await open(CHANGED);
  expect(screen.queryByRole('button', { name: /Save|Back to|\{number\}/ })).toBeNull();
  expect(screen.getByText('{number} ok')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Look at version 2' }));
  expect(within(await screen.findByRole('dialog')).getByText('{number} ok')).toBeVisible();
});
