import { authProvider, permissionOf } from './authProvider';

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
