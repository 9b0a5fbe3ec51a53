/** What somebody wrote, line by line, without controls: each is a paragraph of the message. */
export const linesOf = (text: string): string[] =>
  text
    .split(/[\n\r\u2028\u2029]+/u)
    .map((line) => line.replace(/\p{Cc}+/gu, ' ').trim())
    .filter((line) => line !== '');
