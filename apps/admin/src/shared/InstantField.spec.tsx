import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInConsole } from '../../test/console';
import { InstantText } from './InstantField';
import { deviceZone, setOperatorZone } from './zones';

const AT = '2026-11-27T16:30:00.000Z';

describe('a time', () => {
  it('is shown on the operator’s clock, wherever the computer stands, and names every clock on hover', async () => {
    setOperatorZone('America/St_Johns');
    await renderInConsole(<InstantText value={AT} customerZone="Asia/Shanghai" />);
    const shown = await screen.findByText(/27 Nov 2026, 13:00/);
    await userEvent.hover(shown);
    const tooltip = await screen.findByRole('tooltip');
    expect(tooltip).toHaveTextContent('Operator (America/St_Johns)');
    expect(tooltip).toHaveTextContent(`This computer (${deviceZone()})`);
    expect(tooltip).toHaveTextContent(/Customer \(Asia\/Shanghai\)28 Nov 2026, 00:30/);
    expect(tooltip).toHaveTextContent(/UTC27 Nov 2026, 16:30/);
  });

  it('names the computer’s clock only where it is another', async () => {
    setOperatorZone(deviceZone());
    await renderInConsole(<InstantText value={AT} />);
    await userEvent.hover(await screen.findByText(/Nov 2026/));
    expect(await screen.findByRole('tooltip')).not.toHaveTextContent('This computer');
  });
});
