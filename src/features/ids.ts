import { randomBytes } from 'node:crypto';
import type { Clock } from '#policy/clock.ts';
import type { IdSource } from './platform.ts';

/** UUID version 7 (RFC 9562): time first, so that rows written together lie together. */
export const timeOrderedIds = (clock: Clock): IdSource => ({
  next: () => {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(clock.now().getTime(), 0, 6);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  },
});
