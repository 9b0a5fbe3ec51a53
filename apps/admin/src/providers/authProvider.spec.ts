import { RESOURCES } from '../resources';
import { authProvider, permissionOf } from './authProvider';

let mockMay = '';
jest.mock('./session', () => ({
  currentMe: () => ({}),
  may: (permission: string) => permission === mockMay,
}));
beforeEach(() => {
  mockMay = '';
});

describe('permissionOf', () => {
  it.each([
    ['customers', 'list', 'customers:read'],
    ['customers', 'edit', 'customers:update'],
    ['payment-methods', 'show', 'paymentMethods:read'],
    ['refunds', 'create', 'refunds:create'],
    ['plans', 'release', 'plans:release'],
  ])('%s, %s is %s', (resource, action, permission) => {
    expect(permissionOf(resource, action)).toBe(permission);
  });

  it('knows no permission for what the table does not list, so that nobody has it', () => {
    expect(permissionOf('customers', 'delete')).toBeNull();
  });
});

describe('authProvider.checkError', () => {
  it('ends the session on 401 only: 403 means “not this one”', async () => {
    await expect(authProvider.checkError({ status: 401 })).rejects.toEqual({ status: 401 });
    await expect(authProvider.checkError({ status: 403 })).resolves.toBeUndefined();
    await expect(authProvider.checkError(new Error('any'))).resolves.toBeUndefined();
  });
});

describe('authProvider.canAccess', () => {
  it.each(RESOURCES.map(({ name, permission }) => [name, permission]))(
    'shows the pages of %s to whoever has the permission that its menu item needs: %s',
    async (resource, permission) => {
      mockMay = permission;
      await expect(authProvider.canAccess?.({ resource, action: 'list' })).resolves.toBe(true);
      await expect(authProvider.canAccess?.({ resource, action: 'show' })).resolves.toBe(true);
    },
  );

  it('shows nothing to whoever lacks it', async () => {
    mockMay = 'customers:read';
    await expect(authProvider.canAccess?.({ resource: 'account-closings', action: 'list' })).resolves.toBe(
      false,
    );
  });
});
