/**
 * The provider said something that must not be taken for an answer: another amount than asked for, a state that our calls
 * never lead to, too many candidates to be sure. Whoever called learns that nobody knows (P4), and a human looks.
 */
export class UnusableAnswer extends Error {
  constructor(
    readonly provider: string,
    readonly what: string,
  ) {
    super(`${provider}: ${what}`);
    this.name = 'UnusableAnswer';
  }
}
