/** The only source of time. Tests and demonstrations put another in its place. */
export type Clock = { now: () => Date };

/** The server's own clock. */
export const systemClock: Clock = { now: () => new Date() };
