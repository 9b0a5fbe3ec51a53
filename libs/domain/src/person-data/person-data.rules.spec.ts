import { money, ROLES } from '../kernel';
import { anonymiseObstacle, erasedChanges, refuseAnonymise } from './anonymisation.rules';
import { type AnonymiseFacts } from './anonymisation.types';
import { mayExportPerson, personFileName } from './person-file.rules';

describe('the file of everything about a person', () => {
  it('is for supervisors: they see contacts in clear, and answer such requests', () =>
    expect(ROLES.filter(mayExportPerson)).toEqual(['supervisor']));

  it('is named by reference and by the day where the customer is', () => {
    const customer = { reference: 'CU-7Q2M-4KX9', zone: 'Asia/Shanghai' };
    expect(personFileName(customer, '2026-11-27T18:00:00.000Z')).toBe('CU-7Q2M-4KX9-2026-11-28.json');
  });
});

describe('removing a person', () => {
  const closed: AnonymiseFacts = {
    status: 'closed',
    anonymisedAt: null,
    owed: money(0, 'CNY'),
    blockers: [],
    waiting: null,
  };
  const blocker = { kind: 'dispute', id: 'x', reference: 'DP-1' } as const;

  it('is possible once the account is closed and nothing is left to talk about', () => {
    expect(anonymiseObstacle(closed)).toBeNull();
    expect(() => refuseAnonymise(closed)).not.toThrow();
  });

  it.each<[string, Partial<AnonymiseFacts>]>([
    ['customer_anonymised', { anonymisedAt: '2026-11-28T00:00:00.000Z', status: 'closing' }],
    ['anonymise_open', { status: 'active' }],
    ['anonymise_open', { status: 'closing' }],
    ['anonymise_waits', { waiting: 'AP-1' }],
    ['anonymise_owed', { owed: money(1, 'CNY'), blockers: [blocker] }],
    ['anonymise_blocked', { blockers: [blocker, blocker] }],
  ])('is refused: %s', (code, change) =>
    expect(() => refuseAnonymise({ ...closed, ...change })).toThrow(expect.objectContaining({ code })),
  );

  it('shows who approves what goes, and leaves out what there is none of', () =>
    expect(
      erasedChanges({ contact: 1, messages: 12, texts: 0, files: 0, savedMethods: 2, numbers: 0 }),
    ).toEqual([
      { field: 'personContact', before: { quantity: 1 }, after: { quantity: 0 } },
      { field: 'personMessages', before: { quantity: 12 }, after: { quantity: 0 } },
      { field: 'personMethods', before: { quantity: 2 }, after: { quantity: 0 } },
    ]));
});
