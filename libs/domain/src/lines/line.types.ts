/** Service states of a line (rules 8); a retired line's number rests and may go to another customer later. */
export const LINE_STATES = ['active', 'suspended', 'retired'] as const;
export type LineState = (typeof LINE_STATES)[number];

export const SIM_PROFILE_STATES = ['released', 'installed', 'revoked'] as const;
export type SimProfileState = (typeof SIM_PROFILE_STATES)[number];
