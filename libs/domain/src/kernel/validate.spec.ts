import { Flag, MoneyField, Nested, NestedList, OneOf, PositiveMoney, Text, Whole, schemaOf } from './fields';
import { validateInput } from './validate';

class Part {
  @Text({ max: 3 })
  word: string;
}

class Sample {
  @Text({ max: 5 })
  name: string;

  @Whole({ min: 1, max: 9, optional: true })
  count?: number;

  @OneOf(['red', 'blue'], { nullable: true, optional: true })
  colour?: string | null;

  @Flag({ optional: true })
  shiny?: boolean;

  @Nested(() => PositiveMoney, { optional: true })
  price?: PositiveMoney;

  @NestedList(() => Part, { max: 2, optional: true })
  parts?: Part[];
}

const errorsOf = (plain: unknown) => validateInput(Sample, plain).errors.map((e) => `${e.field}:${e.code}`);

describe('what an input may be', () => {
  it.each<[string, unknown, string[]]>([
    ['the least that is needed', { name: 'abc' }, []],
    [
      'everything',
      {
        name: 'abc',
        count: 3,
        colour: null,
        shiny: true,
        price: { amount: 1, currency: 'CNY' },
        parts: [{ word: 'x' }],
      },
      [],
    ],
    ['nothing', {}, ['name:required']],
    ['a list instead', [], [':not_object']],
    ['text instead', 'hello', [':not_object']],
    ['null for what cannot be null', { name: null }, ['name:required']],
    ['a number for text', { name: 4 }, ['name:not_text']],
    ['too long', { name: 'abcdef' }, ['name:too_long']],
    ['only spaces', { name: '   ' }, ['name:required']],
    ['F40 a name that every object inherits', { name: 'a', toString: 'x' }, ['toString:unknown_field']],
    [
      'F40 the same inside',
      { name: 'a', price: { amount: 1, currency: 'CNY', valueOf: 1 } },
      ['price.valueOf:unknown_field'],
    ],
    [
      'F40 data that poses as a class',
      { name: { constructor: { name: 'x' } } },
      ['name.constructor:unknown_field'],
    ],
    [
      'F40 a prototype in a list',
      { name: 'a', parts: [JSON.parse('{"word":"x","__proto__":{}}')] },
      ['parts.0.__proto__:unknown_field'],
    ],
    ['a NUL', { name: 'a\0b' }, ['name:bad_characters']],
    ['a lone surrogate', { name: 'a\ud800' }, ['name:bad_characters']],
    ['a fraction', { name: 'a', count: 1.5 }, ['count:not_whole']],
    ['a digit as text', { name: 'a', count: '3' }, ['count:not_whole']],
    ['too small', { name: 'a', count: 0 }, ['count:too_small']],
    ['too large', { name: 'a', count: 10 }, ['count:too_large']],
    ['beyond every integer', { name: 'a', count: 1e308 }, ['count:not_whole']],
    ['another colour', { name: 'a', colour: 'green' }, ['colour:not_in_list']],
    ['yes for true', { name: 'a', shiny: 'yes' }, ['shiny:not_boolean']],
    ['an unknown field', { name: 'a', admin: true }, ['admin:unknown_field']],
    [
      'an unknown field inside',
      { name: 'a', price: { amount: 1, currency: 'CNY', tax: 1 } },
      ['price.tax:unknown_field'],
    ],
    ['a negative price', { name: 'a', price: { amount: -1, currency: 'CNY' } }, ['price.amount:too_small']],
    [
      'a currency that is none',
      { name: 'a', price: { amount: 1, currency: 'XXX' } },
      ['price.currency:not_currency'],
    ],
    ['a list where an object belongs', { name: 'a', price: [] }, ['price:not_object']],
    ['an object where a list belongs', { name: 'a', parts: {} }, ['parts:not_list']],
    [
      'too many parts',
      { name: 'a', parts: [{ word: 'a' }, { word: 'b' }, { word: 'c' }] },
      ['parts:too_many'],
    ],
    ['a wrong part', { name: 'a', parts: [{ word: 'abcd' }] }, ['parts.0.word:too_long']],
    ['a number as a part', { name: 'a', parts: [3] }, ['parts:not_object']],
  ])('%s', (_name, plain, expected) => {
    expect(errorsOf(plain)).toEqual(expected);
  });

  it('stores text in NFC', () => {
    expect(validateInput(Sample, { name: 'e\u0301' }).input?.name).toBe('\u00e9');
  });

  it('refuses what is nested without end', () => {
    let deep: unknown = 'end';
    for (let i = 0; i < 50; i += 1) deep = { deep };
    expect(errorsOf({ name: 'a', deep })).not.toEqual([]);
  });

  it('describes itself as a JSON schema', () => {
    expect(schemaOf(Sample)).toMatchObject({
      type: 'object',
      required: ['name'],
      additionalProperties: false,
      properties: {
        colour: { anyOf: [{ enum: ['red', 'blue'] }, { type: 'null' }] },
        price: { $ref: '#/components/schemas/PositiveMoney' },
        parts: { type: 'array', items: { $ref: '#/components/schemas/Part' } },
      },
    });
    expect(schemaOf(MoneyField).required).toEqual(['amount', 'currency']);
  });
});
