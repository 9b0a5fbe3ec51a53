import { type CustomDecorator, SetMetadata } from '@nestjs/common';
import { type Permission } from '@ur-desk/domain/kernel';

/** How a route may be reached. A route without one of these does not start (rules 10, default deny). */
export type Access =
  { kind: 'public'; ignoresCookies?: boolean } | { kind: 'permission'; permission: Permission };

export const ACCESS = Symbol('access');

/** Open to everybody who has this permission. */
export const Can = (permission: Permission): CustomDecorator<symbol> =>
  SetMetadata(ACCESS, { kind: 'permission', permission } satisfies Access);

/** Open to everybody, signed in or not: the few routes that api.md lists. */
export const Public = (): CustomDecorator<symbol> => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/**
 * Open to everybody, and what the call may do rests on nothing that the browser sends by itself: on a signature or a secret
 * in the address. Then our cookies neither help nor harm.
 */
export const PublicByProof = (): CustomDecorator<symbol> =>
  SetMetadata(ACCESS, { kind: 'public', ignoresCookies: true } satisfies Access);

/** What the handler says, else what its controller says. */
export const accessOf = (handler: object, controller: object): Access | undefined =>
  (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, controller)) as Access | undefined;
