import { screen } from '@testing-library/react';
import { renderInConsole } from '../../../test/console';
import { RefundsTab } from './related-tabs';

jest.mock('../../providers/session', () => ({ may: () => true }));

const REASON = {
  id: 'r-1',
  code: 'duplicateCharge',
  text: { en: 'Charged twice', zh: '重复扣款' },
  uses: ['refund'],
};
const REFUND = {
  id: 'rf-1',
  reference: 'RF-7Q2M-4KX9',
  payment: { reference: 'PY-7Q2M-4KX9' },
  amount: { amount: 5_000, currency: 'CNY' },
  reasonCode: 'duplicateCharge',
  comment: '',
  state: 'succeeded',
  createdAt: '2026-11-22T12:00:00.000Z',
};

it('says why each refund was made, also when nothing was written beside the reason', async () => {
  const getList = (async (resource: string) => ({
    data: [resource === 'reason-codes' ? REASON : REFUND],
    total: 1,
  })) as never;
  const tab = <RefundsTab customerId="c-1" customerZone="Asia/Shanghai" />;
  await renderInConsole(tab, { dataProvider: { getList } });
  expect(await screen.findByRole('cell', { name: 'Charged twice' })).toBeVisible();
});
