import fc from 'fast-check';
import { LOCALES, Problem } from '../kernel';
import { EXAMPLE_FACTS } from './message.examples';
import { renderMessage } from './message.rules';
import {
  NOTIFICATION_CHANNELS,
  NOTIFICATION_EVENTS,
  type NotificationFacts,
  SECRET_EVENTS,
} from './notification.types';
import { builtInTemplate, requireTemplate, templateErrors, type TemplateSlot } from './template.rules';
import { EVENT_VARIABLES } from './template.types';
import { templateValues } from './template.values';

const li = { name: '李伟', zone: 'Asia/Shanghai' };
const SLOTS: TemplateSlot[] = NOTIFICATION_EVENTS.flatMap((event) =>
  NOTIFICATION_CHANNELS.flatMap((channel) => LOCALES.map((locale) => ({ event, channel, locale }))),
);
const MAIL: TemplateSlot = { event: 'refund.succeeded', channel: 'email', locale: 'en' };
const SMS: TemplateSlot = { event: 'verification.code', channel: 'sms', locale: 'zh' };
const codesOf = (slot: TemplateSlot, subject: string | null, body: string) =>
  templateErrors(slot, { subject, body }).map(({ field, code }) => `${field} ${code}`);

describe('the built-in texts', () => {
  it.each(SLOTS)('$event by $channel in $locale can be saved as they are', (slot) => {
    expect(templateErrors(slot, builtInTemplate(slot))).toEqual([]);
  });

  it.each(NOTIFICATION_EVENTS)('%s: what can be said is what the event gives', (event) => {
    const { variables, cases } = EVENT_VARIABLES[event];
    for (const locale of LOCALES) {
      const given = templateValues(EXAMPLE_FACTS[event], li, locale);
      expect(Object.keys(given.variables).sort()).toEqual([...variables].sort());
      expect(given.cases).toHaveLength(cases.length);
      cases.forEach((group, index) => expect(group).toContain(given.cases[index]));
    }
  });

  it('codes and links are always said', () => {
    for (const event of SECRET_EVENTS)
      expect(EVENT_VARIABLES[event].required).toContainEqual(expect.stringMatching(/code/i));
    expect(EVENT_VARIABLES['payment.linkReady'].required).toContain('link');
  });
});

describe('what is refused, and at which field', () => {
  it.each([
    ['a variable of another event', MAIL, 'Refund', '{amount} {code}', ['body template_variable_unknown']],
    ['no variable at all', MAIL, 'Refund of {}', '{amount}', ['subject template_variable_unknown']],
    ['a missing code', SMS, null, 'Your code', ['body template_variable_missing']],
    ['a code in one case only', SMS, null, 'Hi [caller: {code}]', ['body template_variable_missing']],
    [
      'a value in a line that can fall away',
      MAIL,
      'R',
      '{amount} {toSource}',
      ['body template_variable_missing'],
    ],
    ['a case of another event', MAIL, 'R', '{amount} [now: x]', ['body template_case_unknown']],
    ['an open brace', MAIL, 'R {amount', '{amount}', ['subject template_open']],
    ['an open bracket', MAIL, 'R', '{amount} [stopped: x', ['body template_open']],
    ['brackets within brackets', MAIL, 'R', '{amount} [stopped: [bySource: x]]', ['body template_open']],
    ['a subject of one case', MAIL, '[stopped: R]', '{amount}', ['subject template_subject_empty']],
    [
      'a subject with what may be unknown',
      MAIL,
      'R {toSource}',
      '{amount}',
      ['subject template_subject_empty'],
    ],
    ['a subject of two lines', MAIL, 'R\nBcc: x', '{amount}', ['subject template_subject_lines']],
    ['a subject of an SMS', SMS, 'R', '{code}', ['subject template_no_subject']],
    ['a mail without one', MAIL, null, '{amount}', ['subject required']],
    [
      'both fields',
      MAIL,
      '{x}',
      '{y}',
      ['subject template_variable_unknown', 'body template_variable_unknown'],
    ],
  ] as const)('%s', (_what, slot, subject, body, errors) => {
    expect(codesOf(slot, subject, body)).toEqual(errors);
  });

  it.each([
    ['a value in each case', SMS, null, '[caller: {code} a][contact: {code} b]'],
    ['brackets that are none of ours', MAIL, '[UR] R}', '{amount} [see below] ]'],
    ['rows, and what may be unknown in its own', MAIL, 'R', '- A: {amount}\n- B: {toSource}'],
  ] as const)('%s is taken', (_what, slot, subject, body) => {
    expect(codesOf(slot, subject, body)).toEqual([]);
  });

  it('is one problem with all of it', () => {
    expect(() => requireTemplate(MAIL, { subject: '{x}', body: '{y}' })).toThrow(Problem);
  });
});

describe('own words', () => {
  const facts = EXAMPLE_FACTS['refund.succeeded'];
  const mail = (body: string, about: NotificationFacts = facts) =>
    renderMessage(about, li, { channel: 'email', locale: 'en', template: { subject: 'R {amount}', body } });

  it('are paragraphs, lines and rows, with what is unknown left out', () => {
    const { subject, text, html } = mail(
      'Hi {name}\nwelcome\n\n- Back: {amount}\n- Ends: {planEndsAt}\n\n[stopped: Over.]',
    );
    expect(subject).toBe('R CN¥12.40');
    expect(text).toContain('Hi 李伟\nwelcome\n\nBack: CN¥12.40\n\n--\n');
    expect(html).toContain('Hi 李伟<br>welcome');
    expect(html).toContain('<b>CN¥12.40</b>');
    expect(`${text}${html}`).not.toMatch(/Ends|Over/);
  });

  it('say what belongs to the case', () => {
    const body = '{amount} [stopped: over][unchanged: goes on]';
    expect(mail(body).text).toContain('CN¥12.40 goes on');
    expect(mail(body, { ...facts, planStopped: true }).text).toContain('CN¥12.40 over');
  });

  it('are never markup, and values are never read as a template', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const literal = words.replace(/[{}[\]]/g, '');
        const { html } = renderMessage(
          facts,
          { ...li, name: '{amount}[stopped: x]<b>' },
          { channel: 'email', locale: 'en', template: { subject: 'R', body: `${literal}<script>\n{name}` } },
        );
        expect(html).not.toContain('<script>');
        expect(html).toContain('{amount}[stopped: x]&lt;b&gt;');
      }),
    ));

  it('of anybody: a text is refused or can be sent in every case', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '{amount}',
            '{toSource}',
            '[stopped: ',
            '[bySource: ',
            ']',
            '{',
            '\n',
            '- ',
            'a: ',
            '：',
          ),
          {
            maxLength: 14,
          },
        ),
        (signs) => {
          const template = { subject: 'R', body: signs.join('') };
          if (templateErrors(MAIL, template).length > 0) return;
          for (const planStopped of [true, false])
            for (const toSource of [facts.toSource, { ...facts.toSource, amount: 0 }]) {
              const { text } = renderMessage({ ...facts, planStopped, toSource }, li, {
                channel: 'email',
                locale: 'en',
                template,
              });
              expect(text).toContain('CN¥12.40');
            }
        },
      ),
    ));
});
