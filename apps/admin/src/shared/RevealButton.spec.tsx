import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInConsole } from '../../test/console';
import { ProblemError } from '../providers/problem-error';
import { RevealButton } from './RevealButton';

let mockMay = true;
jest.mock('../providers/session', () => ({ may: () => mockMay }));

async function hiddenPhone(action: jest.Mock) {
  await renderInConsole(
    <RevealButton<{ phone: string }>
      path="customers/c-1/reveal-contact"
      permission="contacts:reveal"
      label="Show in clear"
      title="Show the phone"
    >
      {({ phone }) => phone}
    </RevealButton>,
    { dataProvider: { action } },
  );
  const user = userEvent.setup();
  const ask = async (reason: string) => {
    await user.click(screen.getByRole('button', { name: 'Show in clear' }));
    await user.type(screen.getByLabelText(/Reason/), reason);
  };
  return { user, ask };
}

describe('RevealButton', () => {
  beforeEach(() => {
    mockMay = true;
  });

  it('is not there for a role that may not', async () => {
    mockMay = false;
    await hiddenPhone(jest.fn());
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('asks for a reason before it shows anything, and sends it', async () => {
    const action = jest.fn(async () => ({ phone: '+86 138 0013 8000' }));
    const { user, ask } = await hiddenPhone(action);
    await ask('  ab ');
    expect(screen.getByRole('button', { name: 'Show' })).toBeDisabled();
    await user.type(screen.getByLabelText(/Reason/), 'c');
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(await screen.findByText('+86 138 0013 8000')).toBeVisible();
    expect(action).toHaveBeenCalledWith('customers/c-1/reveal-contact', { reason: 'ab c' }, {});
  });

  it('forgets what it has shown when it is closed', async () => {
    const { user, ask } = await hiddenPhone(jest.fn(async () => ({ phone: '+86 138 0013 8000' })));
    await ask('asked by the customer');
    await user.click(screen.getByRole('button', { name: 'Show' }));
    await user.click(await screen.findByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    await user.click(screen.getByRole('button', { name: 'Show in clear' }));
    expect(screen.getByLabelText(/Reason/)).toHaveValue('');
    expect(screen.queryByText('+86 138 0013 8000')).not.toBeInTheDocument();
  });

  it('says what the server refuses and keeps the reason', async () => {
    const { user, ask } = await hiddenPhone(
      jest.fn().mockRejectedValue(new ProblemError('not_permitted', 403, { permission: 'x' })),
    );
    await ask('asked by the customer');
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByLabelText(/Reason/)).toHaveValue('asked by the customer');
  });
});
