import type { Text } from '#policy/text.ts';

/** What an inspection finds: the file is fit, with the bytes to keep instead where it was re-encoded; or why not, and what to do. */
export type Inspection = { ok: true; pages: number | null; replacement?: Buffer } | { ok: false; reason: Text };

/** The inspection's answer as the child process writes it: one line of JSON, then `bytes` bytes of replacement. */
export type InspectionHeader = { ok: true; pages: number | null; bytes: number } | { ok: false; reason: Text };

/** Shorthand for a finding against a file. */
export const unfit = (zh: string, en: string): Inspection => ({ ok: false, reason: { zh, en } });
