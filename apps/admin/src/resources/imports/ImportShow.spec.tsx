import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { guessMapping, type ImportView } from '@ur-desk/domain/imports';
import { permits, type Permission, type Role } from '@ur-desk/domain/kernel';
import { renderInConsole } from '../../../test/console';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { ImportShow } from './ImportShow';

let mockRole: Role = 'supervisor';
const mockMay = (permission: Permission) => permits(mockRole, permission);
jest.mock('../../providers/session', () => ({ may: (permission: Permission) => mockMay(permission) }));

const ID = '019388a0-0000-7000-8000-000000000001';
const COLUMNS = ['id', 'name', 'plan'];

const job = (changes: Partial<ImportView> = {}): ImportView => ({
  id: ID,
  reference: 'IM-7Q2M-4KX9',
  state: 'uploaded',
  fileName: 'people.csv',
  fileBytes: 2_048,
  encoding: 'utf8',
  delimiter: ',',
  columns: COLUMNS,
  rowsTotal: 1_200,
  source: 'people',
  mapping: guessMapping(COLUMNS),
  defaults: { country: 'DE', locale: 'en', zone: 'Europe/Berlin', walletCurrency: 'EUR' },
  forecast: null,
  result: null,
  errorsTotal: 0,
  problemCode: null,
  createdBy: 'Oscar Chen',
  createdAt: '2026-11-22T12:00:00.000Z',
  startedAt: null,
  finishedAt: null,
  version: 3,
  ...changes,
});

const tally = { done: 1_200, created: 1_100, updated: 60, unchanged: 30, rejected: 10 };
const ERROR = { id: 'e1', line: 7, column: 'name', field: 'name', code: 'too_long', params: { max: 200 } };

/** The page over an API that holds `current`; actions are answered with what `answers` says and remembered. */
async function show(current: ImportView, answers: Record<string, ImportView> = {}) {
  const calls: { path: string; body: object; options: unknown }[] = [];
  let held = current;
  const dataProvider: Partial<DeskDataProvider> = {
    read: jest.fn(async (path: string) =>
      path.endsWith('/samples') ? { id: ID, rows: [{ line: 2, cells: ['A1', 'Ada', 'gold'] }] } : held,
    ) as never,
    getList: jest.fn().mockResolvedValue({ data: [ERROR], total: 1 }),
    action: jest.fn(async (path: string, body: object, options: unknown) => {
      calls.push({ path, body, options });
      held = answers[path] ?? held;
      return held;
    }) as never,
  };
  await renderInConsole(
    <Routes>
      <Route path="/imports/:id/show" element={<ImportShow />} />
    </Routes>,
    { dataProvider, path: `/imports/${ID}/show` },
  );
  await screen.findByRole('heading', { level: 1, name: 'people.csv' });
  return calls;
}

beforeEach(() => {
  mockRole = 'supervisor';
});

it('proposes where columns go, with their first values, and checks what was chosen', async () => {
  const calls = await show(job(), {
    [`imports/${ID}/validate`]: job({ state: 'validated', forecast: tally, errorsTotal: 1, version: 5 }),
  });
  expect(screen.getByRole('combobox', { name: 'Goes to, for column id' })).toHaveValue('externalId');
  expect(await screen.findByText('gold')).toBeVisible();
  const plan = screen.getByRole('combobox', { name: 'Goes to, for column plan' });
  expect(within(plan).getByRole('option', { name: 'Name' })).toBeDisabled();
  await userEvent.selectOptions(plan, 'Tags');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Country' }), 'Japan (JP)');
  expect(screen.getByRole('combobox', { name: 'Wallet currency' })).toHaveValue('JPY');
  await userEvent.click(screen.getByRole('button', { name: 'Check the file' }));
  await screen.findByRole('button', { name: 'Import 1,160 customers' });
  expect(calls).toEqual([
    {
      path: `imports/${ID}`,
      body: {
        mapping: [
          { column: 'id', target: 'externalId' },
          { column: 'name', target: 'name' },
          { column: 'plan', target: 'tags' },
        ],
        defaults: { country: 'JP', locale: 'en', zone: 'Asia/Tokyo', walletCurrency: 'JPY' },
        source: 'people',
      },
      options: { method: 'PATCH', ifMatch: 3 },
    },
    { path: `imports/${ID}/validate`, body: {}, options: undefined },
  ]);
});

it('cannot be checked without the customer’s id', async () => {
  await show(job());
  await userEvent.selectOptions(
    screen.getByRole('combobox', { name: 'Goes to, for column id' }),
    'Leave out',
  );
  expect(screen.getByRole('button', { name: 'Check the file' })).toBeDisabled();
  expect(screen.getByText(/Choose the column with the customer’s id/)).toBeVisible();
});

it('shows what the dry run found, wrong rows by line, and the way back to the columns', async () => {
  await show(job({ state: 'validated', forecast: tally, errorsTotal: 1 }));
  expect(screen.getByText('10 rows have errors and will be left out.')).toBeVisible();
  const table = await screen.findByRole('table');
  expect(within(table).getByRole('row', { name: /7 name At most 200 characters/ })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Change columns' }));
  expect(screen.getByRole('button', { name: 'Check the file' })).toBeEnabled();
});

it('has nothing to import where every row is unchanged', async () => {
  await show(job({ state: 'validated', forecast: { ...tally, created: 0, updated: 0 } }));
  expect(screen.getByRole('button', { name: 'Import 0 customers' })).toBeDisabled();
  expect(screen.getByText(/Nothing to import/)).toBeVisible();
});

it('shows how far a run is, stops it, and goes on', async () => {
  const stopped = job({ state: 'stopped', result: { ...tally, done: 600 } });
  const running = job({ state: 'running', result: { ...tally, done: 300 } });
  const calls = await show(running, {
    [`imports/${ID}/stop`]: stopped,
    [`imports/${ID}/run`]: job({ state: 'finished', result: tally }),
  });
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
  expect(screen.getByText('300 of 1,200 rows')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Go on' }));
  expect(await screen.findByText(/The import is finished/)).toBeVisible();
  expect(calls.map(({ path }) => path)).toEqual([`imports/${ID}/stop`, `imports/${ID}/run`]);
});

it('says why a run broke off', async () => {
  await show(job({ state: 'failed', problemCode: 'import_file_gone', result: tally }));
  expect(screen.getByText(/no longer kept. Upload it again/)).toBeVisible();
});

it('leads from the result to the customers of the source', async () => {
  await show(job({ state: 'finished', result: tally }));
  const link = screen.getByRole('link', { name: 'Show these customers' });
  expect(decodeURIComponent(link.getAttribute('href') ?? '')).toContain('"externalSource":"people"');
});

it('is read only for those who may not import', async () => {
  mockRole = 'auditor';
  await show(job({ state: 'uploaded' }));
  await waitFor(() =>
    expect(screen.getByRole('combobox', { name: 'Goes to, for column id' })).toBeDisabled(),
  );
  expect(screen.queryByRole('button', { name: 'Check the file' })).toBeNull();
});
