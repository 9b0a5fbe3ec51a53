import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type LineView } from '@ur-desk/domain/lines';
import { type LineServiceOfferView, type LineServicesView } from '@ur-desk/domain/value-added-services';
import { renderInConsole } from '../../../test/console';
import { ServicesButton } from './LineServices';

jest.mock('../../providers/session', () => ({ may: () => true }));

const AT = '2026-11-27T12:00:00.000Z';
const ID = '0190a000-0000-7000-8000-00000000000';

const LINE: LineView = {
  id: `${ID}1`,
  customerId: `${ID}2`,
  reference: 'LN-7Q2M-4KX9',
  msisdn: '+8613800138000',
  state: 'active',
  suspendedFor: null,
  label: null,
  autoRenew: true,
  simProfile: null,
  order: null,
  services: [],
  movedTo: null,
  movedFrom: null,
  createdAt: AT,
  version: 3,
};
const VOICEMAIL: LineServiceOfferView = {
  code: 'voicemail',
  name: { en: 'Voicemail', zh: '语音信箱' },
  description: { en: 'Callers leave a message.', zh: '来电者可以留言。' },
  on: false,
  since: null,
  active: true,
  fee: { amount: 500, currency: 'CNY' },
  freeByTier: false,
  nextCharge: { amount: 1_500, currency: 'CNY' },
  order: null,
};
const SERVICES: LineServicesView = {
  lineId: LINE.id,
  tierName: { en: 'Gold', zh: '金卡' },
  planName: { en: 'Quarter', zh: '季度' },
  renewedUntil: AT,
  services: [VOICEMAIL],
};

async function open(offers: LineServiceOfferView[], line = LINE) {
  const action = jest.fn(async () => ({ ...LINE, order: { state: 'confirmed' } }));
  const read = async () => ({ ...SERVICES, services: offers });
  await renderInConsole(<ServicesButton line={line} />, {
    dataProvider: { action, read } as never,
  });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Services…' }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('Voicemail');
  return { action, user, dialog: within(dialog) };
}

it('says what it will cost and from when before it is ordered', async () => {
  const { action, user, dialog } = await open([VOICEMAIL]);
  expect(dialog.getByText('CN¥5.00 a month')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: /Switch on… Voicemail/ }));
  const preview = within(dialog.getByRole('region', { name: 'What it will be' }));
  expect(preview.getByText('Nothing is charged')).toBeInTheDocument();
  expect(preview.getByText(/the line is renewed until .*2026/)).toBeInTheDocument();
  expect(preview.getByText('CN¥15.00 for Quarter')).toBeInTheDocument();
  expect(action).not.toHaveBeenCalled();
  await user.click(dialog.getByRole('button', { name: 'Switch on Voicemail' }));
  const [path, body, under] = action.mock.calls[0] as unknown[];
  expect([path, body]).toEqual([`lines/${LINE.id}/switch-service`, { service: 'voicemail', on: true }]);
  expect(under).toMatchObject({ idempotencyKey: expect.any(String) });
});

it('is free with the tier, and says so', async () => {
  const { user, dialog } = await open([{ ...VOICEMAIL, freeByTier: true }]);
  expect(dialog.getByText('Free with Gold')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: /Switch on…/ }));
  expect(dialog.getByText('not at all, as long as the customer is Gold')).toBeInTheDocument();
});

it.each<[string, Partial<LineServiceOfferView>, RegExp, string | null]>([
  ['on', { on: true, since: AT }, /On since .*2026/, 'Switch off… Voicemail'],
  [
    'refused',
    { order: { kind: 'serviceOn', state: 'failed', refusal: 'serviceUnavailable', asOf: AT } },
    /this line cannot have the service/,
    'Try again… Voicemail',
  ],
  ['not sold', { fee: null }, /Not sold/, null],
  ['retired', { on: true, active: false }, /No longer offered/, 'Switch off… Voicemail'],
])('a service that is %s', async (_what, changes, text, button) => {
  const { dialog } = await open([{ ...VOICEMAIL, ...changes }]);
  expect(dialog.getByText(text)).toBeInTheDocument();
  const names = dialog.getAllByRole('button').map((one) => one.getAttribute('aria-label'));
  expect(names.filter(Boolean)).toEqual(button === null ? [] : [button]);
});

it('nothing can be switched while the network owes an answer', async () => {
  const order = { kind: 'suspend', state: 'requested' } as LineView['order'];
  const { dialog } = await open([VOICEMAIL], { ...LINE, order });
  expect(dialog.getByText(/has not answered the last order/)).toBeInTheDocument();
  expect(dialog.queryByRole('button', { name: /Switch on/ })).toBeNull();
});
