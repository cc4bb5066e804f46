import { z } from 'zod';
import { storedDay } from '../../chinese-words.ts';

const votes = z.int().nonnegative();

/** Minutes of the leading group that decides (第十三条（三）: 审定). */
export const meetingMinutesModel = z.strictObject({
  title: z.string().min(1),
  heldOn: storedDay,
  place: z.string(),
  chair: z.string(),
  recorder: z.string(),
  attendees: z.array(z.string()),
  absentees: z.array(z.string()),
  /** Text before the table. */
  paragraphs: z.array(z.string()),
  decisions: z.array(
    z.strictObject({
      unit: z.string().min(1),
      baseType: z.string().min(1),
      agree: votes,
      disagree: votes,
      abstain: votes,
      result: z.string().min(1),
      note: z.string(),
    }),
  ),
  /** Names of the signature lines, for example 组长（签字）. */
  signatures: z.array(z.string()),
  sample: z.boolean(),
});

export type MeetingMinutes = z.infer<typeof meetingMinutesModel>;
