import '@testing-library/jest-dom';

/** react-admin logs every refusal of the API in development; a test that provokes one asserts it. */
const isRefusal = (first: unknown): boolean => first instanceof Error && first.name === 'ProblemError';

beforeEach(() => {
  const log = console.error;
  jest.spyOn(console, 'error').mockImplementation((...all: unknown[]) => {
    if (!isRefusal(all[0])) log(...all);
  });
});
