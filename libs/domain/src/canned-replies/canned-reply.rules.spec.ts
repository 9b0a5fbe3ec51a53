import * as fc from 'fast-check';
import { type Problem } from '../kernel';
import { fillReply, refuseReplyWords } from './canned-reply.rules';
import { REPLY_VARIABLES, type ReplyValues, type ReplyVariable } from './canned-reply.types';

const VALUES: ReplyValues = {
  name: '冯雪',
  number: '+86 137 1234 1212',
  plan: null,
  endsAt: null,
  balance: '¥12.00',
  ticket: 'TK-1',
  agent: 'Mei {name}',
};

const flawsOf = (en: string, zh: string) => {
  try {
    refuseReplyWords({ en, zh });
    return [];
  } catch (error) {
    return (error as Problem).errors.map(({ field, code, params }) => [field, code, params?.['variable']]);
  }
};

describe('a canned reply', () => {
  it.each([
    ['Hello {name}', '您好{name}', []],
    ['No variables at all', '没有变量', []],
    ['Hello {nmae}', '您好', [['text.en', 'template_variable_unknown', '{nmae}']]],
    ['Hello', '您好{姓名}', [['text.zh', 'template_variable_unknown', '{姓名}']]],
    [
      '{}',
      '{ name }',
      [
        ['text.en', 'template_variable_unknown', '{}'],
        ['text.zh', 'template_variable_unknown', '{ name }'],
      ],
    ],
    ['a brace { alone', '}', []],
    ['{constructor}', '{name}', [['text.en', 'template_variable_unknown', '{constructor}']]],
  ])('%s / %s', (en, zh, flaws) => {
    expect(flawsOf(en, zh)).toEqual(flaws);
  });

  it.each([
    ['Dear {name}, {ticket}', 'Dear 冯雪, TK-1', []],
    ['{plan} until {endsAt}, {plan}', '{plan} until {endsAt}, {plan}', ['{plan}', '{endsAt}']],
    ['{agent}', 'Mei {name}', []],
    ['$& {balance} $1', '$& ¥12.00 $1', []],
  ])('%s is filled in', (text, filled, missing) => {
    expect(fillReply(text, VALUES)).toEqual({ text: filled, missing });
  });

  it('says of each variable the value, or that it is missing, whatever the words', () => {
    const piece = fc.oneof(
      fc.constantFrom(...(Object.keys(REPLY_VARIABLES) as ReplyVariable[])),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { text, missing } = fillReply(
          pieces.map((one) => (one === null ? '-' : `{${one}}`)).join(''),
          VALUES,
        );
        expect(text).toBe(pieces.map((one) => (one === null ? '-' : (VALUES[one] ?? `{${one}}`))).join(''));
        const empty = pieces.filter((one) => one !== null && VALUES[one] === null);
        expect(missing).toEqual([...new Set(empty.map((one) => `{${String(one)}}`))]);
      }),
    );
  });
});
