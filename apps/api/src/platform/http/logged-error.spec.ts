import { pino } from 'pino';
import { testConfig } from '../config/config';
import { bareError, loggedError } from './logged-error';
import { loggingOptions } from './logging';

const failed = Object.assign(new Error('duplicate key value'), {
  code: '23505',
  detail: 'Key (email)=(ada@example.com) already exists.',
  parameters: ['Ada', 'ada@example.com'],
  driverError: { detail: 'Key (email)=(ada@example.com) already exists.' },
});

it('keeps of an error what helps to find its cause, and nothing of the row', () => {
  expect(loggedError(failed)).toEqual({
    type: 'Error',
    message: 'duplicate key value',
    code: '23505',
    stack: expect.stringContaining('logged-error.spec') as string,
  });
  expect(JSON.stringify(bareError(failed), Object.getOwnPropertyNames(failed))).not.toContain(
    'ada@example.com',
  );
});

it('takes anything that was thrown', () => {
  expect(loggedError('no')).toEqual({ type: 'string', message: 'no' });
  expect(loggedError(undefined)).toEqual({ type: 'undefined', message: 'undefined' });
});

it('is how the log writes errors', () => {
  const lines: string[] = [];
  const { pinoHttp } = loggingOptions(testConfig('postgres://nowhere'));
  const { serializers } = pinoHttp as { serializers: Record<string, (value: unknown) => unknown> };
  const logger = pino({ serializers }, { write: (line: string) => void lines.push(line) });
  logger.error({ err: failed }, 'broke off');
  expect(lines[0]).toContain('duplicate key value');
  expect(lines[0]).not.toContain('ada@example.com');
});
