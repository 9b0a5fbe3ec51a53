/** Chance that falls the same way every time: demo data is deterministic for a given start. (sfc32, by Chris Doty-Humphrey) */
export class Dice {
  private a = 0x9e3779b9;
  private b = 0x243f6a88;
  private c = 0xb7e15162;
  private d: number;
  private readonly drawn = new Set<string>();

  constructor(seed: number) {
    this.d = seed ^ 0xdeadbeef;
    for (let i = 0; i < 15; i += 1) this.next();
  }

  /** A 32-bit number. */
  next(): number {
    const sum = (this.a + this.b + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return sum >>> 0;
  }

  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number {
    return min + (this.next() % (max - min + 1));
  }

  chance(percent: number): boolean {
    return this.whole(1, 100) <= percent;
  }

  pick<T>(from: readonly T[]): T {
    const one = from[this.next() % from.length];
    if (one === undefined) throw new RangeError('nothing to pick from');
    return one;
  }

  /** Draws until the text is one that was never drawn before. */
  fresh(draw: () => string): string {
    let text = draw();
    while (this.drawn.has(text)) text = draw();
    this.drawn.add(text);
    return text;
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.whole(0, 9)).join('');
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.next() & 0xff);
  }

  /** A version-4 UUID. */
  id(): string {
    const bytes = this.bytes(16);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = Buffer.from(bytes).toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }
}
