import type { Actor } from '#domain/launch.ts';

/** Whoever holds the console's token; persons come with single sign-on. */
export const API_ACTOR: Actor = { kind: 'hr-ops', label: 'HR ops (API)' };
export const CONSOLE_ACTOR: Actor = { kind: 'hr-ops', label: 'HR ops (console)' };
