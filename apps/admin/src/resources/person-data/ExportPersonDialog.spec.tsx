import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type CustomerView } from '@ur-desk/domain/customers';
import { renderInConsole } from '../../../test/console';
import { ExportPersonDialog } from './ExportPersonDialog';

URL.createObjectURL = () => 'blob:file';
URL.revokeObjectURL = () => undefined;

const customer = { id: 'c-1', reference: 'CU-7Q2M-4KX9', name: '王小明' } as CustomerView;

/** A server that answers a whole JSON file, to be kept and not to be read. */
function serve(): jest.Mock {
  const parts = ['{"about":', '{}}'];
  const reader = () => {
    let sent = 0;
    return {
      read: () => {
        const part = parts[sent];
        sent += 1;
        return Promise.resolve(
          part === undefined ? { done: true } : { done: false, value: new TextEncoder().encode(part) },
        );
      },
    };
  };
  const headers = new Headers({
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="CU-7Q2M-4KX9-2026-11-28.json"',
  });
  const answer = jest.fn(() =>
    Promise.resolve({ ok: true, status: 200, headers, body: { getReader: reader } }),
  );
  globalThis.fetch = answer as never;
  return answer;
}

it('asks why, and keeps the file under the name that the server gave it', async () => {
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  const call = serve();
  await renderInConsole(<ExportPersonDialog customer={customer} onClose={() => undefined} />);
  const user = userEvent.setup();
  const write = screen.getByRole<HTMLButtonElement>('button', { name: 'Write the file' });
  expect(write.disabled).toBe(true);
  await user.type(screen.getByRole('textbox', { name: /Why the file is needed/ }), 'asked in writing');
  await user.click(write);
  const dialog = within(screen.getByRole('dialog', { name: 'Everything about 王小明' }));
  await dialog.findByText('CU-7Q2M-4KX9-2026-11-28.json is in your downloads');
  const [[path, sent]] = call.mock.calls as [[string, { body: string }]];
  expect([path, JSON.parse(sent.body)]).toEqual([
    '/api/v1/customers/c-1/export',
    { reason: 'asked in writing' },
  ]);
  expect(click).toHaveBeenCalledTimes(1);
});
