import fc from 'fast-check';
import { CURRENCY_CODES, money, type Money } from '../kernel';
import { CsvTable, flagColumn, instantColumn, moneyColumn, numberColumn, textColumn } from './csv-table';

interface Sale {
  name: string | null;
  at: string | null;
  paid: Money | null;
  back: Money | null;
  days: number | null;
  ok: boolean | null;
}

const COLUMNS = {
  name: textColumn<Sale>('Name', '名称', (s) => s.name),
  at: instantColumn<Sale>('Time', '时间', (s) => s.at),
  paid: moneyColumn<Sale>('Paid', '实付', (s) => s.paid),
  back: moneyColumn<Sale>('Refunded', '已退', (s) => s.back),
  days: numberColumn<Sale>('Days', '天数', (s) => s.days),
  ok: flagColumn<Sale>('Done', '完成', (s) => s.ok),
};
const ALL = Object.keys(COLUMNS);

const SALE: Sale = {
  name: '王小明',
  at: '2026-11-27T13:39:36.250Z',
  paid: money(1999, 'CNY'),
  back: money(-5, 'CNY'),
  days: -3,
  ok: true,
};

const table = (columns = ALL, zone = 'Asia/Shanghai', locale: 'en' | 'zh' = 'en') =>
  new CsvTable(COLUMNS, { columns, zone, locale });

describe('CsvTable', () => {
  it('names the zone of its times and puts the currency behind the last amount', () => {
    expect(table().heading()).toBe('Name,Time (Asia/Shanghai),Paid,Refunded,Currency,Days,Done\r\n');
    expect(table(ALL, 'UTC', 'zh').heading()).toBe('名称,时间 (UTC),实付,已退,币种,天数,完成\r\n');
  });

  it('writes amounts as decimals and times on the clock of the zone', () => {
    expect(table().line(SALE)).toBe('王小明,2026-11-27 21:39:36,19.99,-0.05,CNY,-3,true\r\n');
    expect(table(['at'], 'America/New_York').line(SALE)).toBe('2026-11-27 08:39:36\r\n');
  });

  it('writes nothing for nothing, and the currency of whichever amount there is', () => {
    const none: Sale = { name: null, at: null, paid: null, back: null, days: null, ok: null };
    expect(table().line(none)).toBe(',,,,,,\r\n');
    expect(table(['paid', 'back']).line({ ...none, back: money(1, 'JPY') })).toBe(',1,JPY\r\n');
  });

  it('keeps the order that was asked for', () =>
    expect(table(['ok', 'paid', 'name']).heading()).toBe('Done,Paid,Currency,Name\r\n'));

  it('F37 neutralises what people typed and leaves typed amounts alone', () =>
    expect(table(['name', 'paid']).line({ ...SALE, name: '＝1+1', paid: money(-100, 'KWD') })).toBe(
      `"'＝1+1",-0.100,KWD\r\n`,
    ));

  it.each(['constructor', 'toString', 'nothing'])('knows no column %s', (name) =>
    expect(() => table([name])).toThrow(RangeError),
  );

  it('gives every line as many cells as the heading', () => {
    const amount = fc.record({ amount: fc.maxSafeInteger(), currency: fc.constantFrom(...CURRENCY_CODES) });
    const cellsOf = (line: string) =>
      line
        .replace(/"(?:[^"]|"")*"/g, 'x')
        .trimEnd()
        .split(',').length;
    fc.assert(
      fc.property(fc.subarray(ALL, { minLength: 1 }), fc.string(), amount, (columns, name, paid) => {
        const line = table(columns).line({
          ...SALE,
          name,
          paid,
        });
        expect(cellsOf(line)).toBe(cellsOf(table(columns).heading()));
        expect(line.endsWith('\r\n')).toBe(true);
      }),
    );
  });
});
