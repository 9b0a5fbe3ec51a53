import { addMs, HOUR_MS, type Instant, MINUTE_MS, minInstant, SECOND_MS } from '../kernel';

/** How long an access token is believed before it must be renewed (rules 10). */
export const ACCESS_TOKEN_LIFE_MS = 10 * MINUTE_MS;
/** A session that nobody uses ends. */
export const SESSION_IDLE_MS = 30 * MINUTE_MS;
/** A session ends however busy it is. */
export const SESSION_LIFE_MS = 8 * HOUR_MS;
/** Sessions that a person may have at once; the oldest makes room. */
export const SESSIONS_PER_STAFF = 3;
/** A demo account is shared by everybody who tries the product out. */
export const SESSIONS_PER_DEMO_ACCOUNT = 50;
/** Two tabs may renew at the same moment; later than this a second use of a refresh token means that it was stolen. */
export const REFRESH_GRACE_MS = 10 * SECOND_MS;
/** How long the link lives with which an account gets its password. */
export const SET_UP_LINK_LIFE_MS = 24 * HOUR_MS;

/** When a session ends if nothing else is done with it. */
export const sessionEndsAt = (session: { startedAt: Instant; lastSeenAt: Instant }): Instant =>
  minInstant(addMs(session.startedAt, SESSION_LIFE_MS), addMs(session.lastSeenAt, SESSION_IDLE_MS));
