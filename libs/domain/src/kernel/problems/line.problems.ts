import { problemKinds } from './problem-kind';

/** What can be wrong with lines, their numbers and SIM profiles. */
export const LINE_PROBLEMS = problemKinds({
  stock_too_many_rows: {
    status: 422,
    text: {
      en: 'These are {rows} rows; at most {max} are taken at once. Split the file.',
      zh: '共 {rows} 行，一次最多 {max} 行，请拆分文件。',
    },
  },
});
