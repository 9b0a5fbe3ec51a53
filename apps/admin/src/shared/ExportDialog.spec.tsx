import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInConsole } from '../../test/console';
import { ExportDialog } from './ExportDialog';

let saved: jest.SpyInstance;
URL.createObjectURL = () => 'blob:file';
URL.revokeObjectURL = () => undefined;

/** A server that sends these parts, then ends the file or breaks it off. */
function serve(parts: string[], ending: 'end' | 'break'): jest.Mock {
  const answer = jest.fn(async () => {
    await Promise.resolve();
    let sent = 0;
    const body = {
      getReader: () => ({
        read: async () => {
          await Promise.resolve();
          const part = parts[sent];
          sent += 1;
          if (part !== undefined) return { done: false, value: new TextEncoder().encode(part) };
          if (ending === 'break') throw new TypeError('network error');
          return { done: true, value: undefined };
        },
      }),
    };
    const headers = new Headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="payments-2026-11-27.csv"',
    });
    return { ok: true, status: 200, headers, body } as unknown as Response;
  });
  globalThis.fetch = answer;
  return answer;
}

async function dialog() {
  await renderInConsole(
    <ExportDialog
      list="payments"
      filter={{ state: 'captured' }}
      sort={{ field: 'createdAt', order: 'DESC' }}
      total={{ count: 1234, isEstimate: true }}
      onClose={() => undefined}
    />,
  );
  return userEvent.setup();
}

/** What was asked of the server. */
function bodyOf(call: jest.Mock): unknown {
  const [sent] = call.mock.calls as [string, { body: string }][];
  return JSON.parse(sent?.[1].body ?? 'null');
}

beforeEach(() => {
  saved = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
});

it('asks for columns and zone and has the list written as it is filtered and sorted', async () => {
  const call = serve(['\uFEFFReference,State\r\n', 'PY-1,"a\n""b"\r\nPY-2,captured\r\n'], 'end');
  const user = await dialog();
  screen.getByText(/about 1,234 records/);
  await user.click(screen.getByRole('checkbox', { name: 'All columns' }));
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Write the file' }).disabled).toBe(true);
  await user.click(screen.getByRole('checkbox', { name: 'State' }));
  await user.click(screen.getByRole('checkbox', { name: 'Reference' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Time zone of all times' }), 'Europe/Berlin');
  await user.click(screen.getByRole('button', { name: 'Write the file' }));
  await screen.findByText(/payments-2026-11-27.csv is in your downloads: 2 records/);
  expect(bodyOf(call)).toEqual({
    list: 'payments',
    filter: { state: 'captured' },
    sort: ['createdAt', 'DESC'],
    columns: ['reference', 'state'],
    zone: 'Europe/Berlin',
    locale: 'en',
  });
  expect(saved).toHaveBeenCalledTimes(1);
});

it('saves nothing of a file that breaks off, and says so', async () => {
  serve(['\uFEFFReference\r\n', 'PY-1\r\n'], 'break');
  const user = await dialog();
  await user.click(screen.getByRole('button', { name: 'Write the file' }));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Nothing was saved'));
  expect(saved).not.toHaveBeenCalled();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Write the file' }).disabled).toBe(false);
});
