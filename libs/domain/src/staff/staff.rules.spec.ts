import { ROLES, type Role } from '../kernel';
import { assertAdministratorStays, isKeyRole, secondFactorOf } from './staff.rules';
import { type StaffState } from './staff.types';

describe('the second factor', () => {
  it.each<[Role, boolean, boolean, string]>([
    ['agent', false, false, 'notNeeded'],
    ['agent', false, true, 'active'],
    ['marketing', false, false, 'notNeeded'],
    ['auditor', false, false, 'notNeeded'],
    ['supervisor', false, false, 'missing'],
    ['finance', false, false, 'missing'],
    ['admin', false, false, 'missing'],
    ['admin', false, true, 'active'],
    ['admin', true, false, 'notNeeded'],
    ['admin', true, true, 'active'],
  ])('of a(n) %s (demo: %s, confirmed: %s) is %s', (role, demo, secondFactorConfirmed, expected) => {
    expect(secondFactorOf({ role, demo, secondFactorConfirmed })).toBe(expected);
  });
});

describe('the last administrator', () => {
  const admin = { role: 'admin', state: 'active' } as const;

  it.each<[string, { role: Role; state: StaffState }]>([
    ['demoted', { role: 'agent', state: 'active' }],
    ['deactivated', { role: 'admin', state: 'deactivated' }],
    ['demoted and deactivated', { role: 'agent', state: 'deactivated' }],
  ])('X9 is not %s, but goes when there is another', (_text, after) => {
    expect(() => assertAdministratorStays(admin, after, 0)).toThrow('last_administrator');
    expect(() => assertAdministratorStays(admin, after, 1)).not.toThrow();
  });

  it('X9 does not hold up changes of anybody else', () => {
    expect(() => assertAdministratorStays(admin, admin, 0)).not.toThrow();
    const agent = { role: 'agent', state: 'active' } as const;
    expect(() => assertAdministratorStays(agent, { ...agent, state: 'deactivated' }, 0)).not.toThrow();
    const invited = { role: 'admin', state: 'invited' } as const;
    expect(() => assertAdministratorStays(invited, { ...invited, state: 'deactivated' }, 0)).not.toThrow();
  });
});

describe('the role of an API key', () => {
  it('is any but administrator', () => {
    expect(ROLES.filter((role) => !isKeyRole(role))).toEqual(['admin']);
  });
});
