import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { type ReasonCodeView } from '@ur-desk/domain/reason-codes';
import { renderInConsole } from '../../../test/console';
import { ProblemError } from '../../providers/problem-error';
import { ReasonCodeEdit } from './ReasonCodeEdit';

const REASON: ReasonCodeView = {
  id: '01900000-0000-7000-8000-00000000c100',
  code: 'courtesy',
  text: { en: 'Courtesy', zh: '客户关怀' },
  uses: ['credit'],
  commentNeeded: false,
  active: true,
  position: 100,
  createdAt: '2026-11-22T08:00:00.000Z',
  updatedAt: '2026-11-22T08:00:00.000Z',
  version: 4,
};

async function open(action: jest.Mock = jest.fn(async () => REASON)) {
  const page = (
    <Routes>
      <Route path="/reason-codes/:id" element={<ReasonCodeEdit />} />
      <Route path="/reason-codes" element={<p>the list</p>} />
    </Routes>
  );
  const getOne = (async () => ({ data: REASON })) as never;
  const path = `/reason-codes/${REASON.id}`;
  await renderInConsole(page, { dataProvider: { getOne, action: action as never }, path });
  await screen.findByRole('heading', { level: 1, name: 'Reason “Courtesy”' });
  return { action, user: userEvent.setup() };
}

describe('editing a reason', () => {
  it('sends what it is for under the version that is shown', async () => {
    const { user, action } = await open();
    await user.click(screen.getByRole('checkbox', { name: 'Longer validity' }));
    await user.click(screen.getByRole('switch', { name: 'Needs a comment' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('the list')).toBeInTheDocument();
    expect(action).toHaveBeenCalledWith(
      `reason-codes/${REASON.id}`,
      {
        text: REASON.text,
        uses: ['credit', 'validity'],
        commentNeeded: true,
        active: true,
        position: 100,
      },
      { method: 'PATCH', ifMatch: 4 },
    );
  });

  it('says at the field which text is missing', async () => {
    const { user, action } = await open();
    await user.clear(screen.getByRole('textbox', { name: /Text in Chinese/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Required')).toBeInTheDocument();
    expect(action).not.toHaveBeenCalled();
  });

  it('the last reason for something stays, and the page says so', async () => {
    const { user } = await open(
      jest.fn(async () => {
        throw new ProblemError('reason_last', 422, {}, [{ field: 'active', code: 'reason_last' }]);
      }),
    );
    await user.click(screen.getByRole('switch', { name: 'Offered' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/Add another one first/);
  });
});
