import { ROLES } from '../kernel';
import { permits } from '../kernel';
import { CHANGE_PERMISSIONS, type ChangeSubject, permittedChanges } from './change.rules';

const ID = '0195f6ce-0000-7000-8000-000000000001';
const CUSTOMER = '0195f6ce-0000-7000-8000-000000000002';
const SUBJECTS = Object.keys(CHANGE_PERMISSIONS) as ChangeSubject[];
const everything = SUBJECTS.map((subject) => ({ subject, id: ID, customerId: CUSTOMER }));

describe('what a role is told of changes', () => {
  it.each(ROLES)('X2 %s hears of nothing that it may not read', (role) => {
    const told = permittedChanges(role, { changes: everything, more: false })?.changes ?? [];
    const subjects = told.map(({ subject }) => subject);
    expect(subjects).toEqual(SUBJECTS.filter((subject) => permits(role, CHANGE_PERMISSIONS[subject])));
  });

  it.each<[string, ChangeSubject, boolean]>([
    ['marketing does not hear of payments', 'payment', false],
    ['marketing does not hear of tickets, nor of who reads them', 'ticketPresence', false],
    ['marketing hears of promotions', 'promotion', true],
  ])('%s', (_sentence, subject, heard) => {
    const batch = { changes: [{ subject, id: ID, customerId: CUSTOMER }], more: false };
    expect(permittedChanges('marketing', batch) !== null).toBe(heard);
  });

  it('A4 says nothing but kind and ids', () => {
    const told = permittedChanges('admin', { changes: everything, more: false })?.changes ?? [];
    expect(new Set(told.flatMap((change) => Object.keys(change)))).toEqual(
      new Set(['subject', 'id', 'customerId']),
    );
  });

  it('that more changed than is told one by one is told to everybody', () => {
    expect(permittedChanges('marketing', { changes: [], more: true })).toEqual({ changes: [], more: true });
  });
});
