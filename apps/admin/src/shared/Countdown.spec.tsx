import { act, render, screen } from '@testing-library/react';
import { Countdown, timeLeftText } from './Countdown';

describe('the time that is left', () => {
  it.each([
    [-1, '0:00'],
    [999, '0:00'],
    [61_000, '1:01'],
    [3_599_999, '59:59'],
    [7_781_000, '2:09:41'],
  ])('%i ms is %s', (ms, text) => {
    expect(timeLeftText(ms)).toBe(text);
  });

  it('counts down', () => {
    jest.useFakeTimers();
    render(<Countdown until={Date.now() + 61_000} />);
    expect(screen.getByRole('timer')).toHaveTextContent('1:01');
    act(() => jest.advanceTimersByTime(2_000));
    expect(screen.getByRole('timer')).toHaveTextContent('0:59');
    jest.useRealTimers();
  });
});
