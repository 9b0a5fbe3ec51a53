import { http } from './http';
import { ProblemError } from './problem-error';
import { loadMe, signIn } from './session';

jest.mock('./http');
const answer = jest.mocked(http);
const ended = new ProblemError('session_ended', 401);

describe('loadMe', () => {
  it('asks once where nobody is signed in, however often a page that comes up wants to know', async () => {
    answer.mockRejectedValue(ended);
    await expect(loadMe()).rejects.toBe(ended);
    await expect(loadMe()).rejects.toBe(ended);
    expect(answer).toHaveBeenCalledTimes(1);
  });

  it('asks again after somebody signed in', async () => {
    const me = { id: 's-1', locale: 'en', operatorZone: 'Asia/Shanghai', preferences: {} };
    answer.mockResolvedValue({ status: 200, headers: new Headers(), data: me });
    await expect(signIn({ email: 'agent@ur-desk.example', password: 'x' })).resolves.toBe(me);
    await expect(loadMe()).resolves.toBe(me);
  });
});
