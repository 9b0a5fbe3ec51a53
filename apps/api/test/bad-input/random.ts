/** Dice that give the same throws for the same seed (mulberry32), so that a failure can be run again. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 (included) to 1 (excluded). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  whole(below: number): number {
    return Math.floor(this.next() * below);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(from: readonly T[]): T {
    const one = from[this.whole(from.length)];
    if (one === undefined && from.length === 0) throw new Error('nothing to pick from');
    return one as T;
  }

  /** Letters and digits. */
  word(length = 1 + this.whole(12)): string {
    return Array.from({ length }, () =>
      'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.charAt(this.whole(62)),
    ).join('');
  }

  /** A random UUID, version 4: an id that nothing has. */
  id(): string {
    const hex = (length: number) =>
      Array.from({ length }, () => '0123456789abcdef'.charAt(this.whole(16))).join('');
    return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  }
}

/** A number from a text, so that every operation has dice of its own whatever others are there. */
export const seedOf = (text: string, seed: number): number =>
  [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, seed >>> 0);
