/** Every route that is open without an identity (X1, api.md). A new one is added here on purpose, or not at all. */
export const PUBLIC_ROUTES = [
  'GET /health/live',
  'GET /health/ready',
  'GET /pay/:token',
  'POST /api/v1/auth/refresh',
  'POST /api/v1/auth/set-up',
  'POST /api/v1/auth/sign-in',
  'POST /api/v1/provider-events/:provider',
  'POST /pay/:token',
];
