import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// What is waited for comes; on a busy machine a page that is drawn for the first time takes longer than the usual second.
configure({ asyncUtilTimeout: 10_000 });

/** react-admin logs every refusal of the API in development; a test that provokes one asserts it. */
const isRefusal = (first: unknown): boolean => first instanceof Error && first.name === 'ProblemError';

beforeEach(() => {
  const log = console.error;
  jest.spyOn(console, 'error').mockImplementation((...all: unknown[]) => {
    if (!isRefusal(all[0])) log(...all);
  });
});
