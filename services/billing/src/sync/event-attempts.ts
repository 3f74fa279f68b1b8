/** How often an event is applied before it is given up: with doubling pauses, for about 20 minutes. */
export const eventAttempts = 12;
