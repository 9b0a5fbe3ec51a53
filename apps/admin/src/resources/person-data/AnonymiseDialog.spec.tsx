import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type CustomerView } from '@ur-desk/domain/customers';
import { type AnonymisationView, ERASED_KINDS, KEPT_KINDS } from '@ur-desk/domain/person-data';
import { renderInConsole } from '../../../test/console';
import { AnonymiseDialog } from './AnonymiseDialog';

const customer = { id: 'c-1', reference: 'CU-7Q2M-4KX9', name: '王小明' } as CustomerView;

const standing = (change: object = {}): AnonymisationView => ({
  customerId: 'c-1',
  anonymisedAt: null,
  request: null,
  preview: {
    removed: ERASED_KINDS.map((kind) => ({ kind, count: 7 })),
    kept: KEPT_KINDS.map((kind) => ({ kind, count: 9 })),
    closed: true,
    owed: { amount: 0, currency: 'CNY' },
    blockers: [],
    ...change,
  },
});

async function dialog(view: AnonymisationView) {
  const action = jest.fn(() =>
    Promise.resolve({ ...view, request: { id: 'a-1', reference: 'AP-1', state: 'open' } }),
  );
  const dataProvider = { read: () => Promise.resolve(view), action } as never;
  await renderInConsole(<AnonymiseDialog customer={customer} onClose={() => undefined} />, { dataProvider });
  return { action, user: userEvent.setup() };
}

const button = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Ask to anonymise' });

it('shows what goes and what stays, and asks somebody else for it', async () => {
  const { action, user } = await dialog(standing());
  const removed = within(await screen.findByRole('region', { name: 'What is removed' }));
  expect(removed.getByText('Texts of messages')).toBeVisible();
  expect(screen.getByRole('region', { name: 'What is kept, without a name' })).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: /^Why/ }), 'asked in writing');
  await user.click(button());
  await screen.findByText('Sent for approval: AP-1');
  expect(action).toHaveBeenCalledWith(
    'customers/c-1/anonymise',
    { reason: 'asked in writing' },
    expect.anything(),
  );
});

it.each([
  ['an open account', { closed: false }, /Close the account first/],
  ['a debt', { owed: { amount: 500, currency: 'CNY' } }, /The customer owes us/],
  ['an open dispute', { blockers: [{ kind: 'dispute', id: 'd', reference: 'DP-1' }] }, /come to its end/],
])('cannot be asked for with %s, and says so', async (_, change, text) => {
  await dialog(standing(change));
  expect(await screen.findByText(text)).toBeVisible();
  expect(button().disabled).toBe(true);
});
