import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idParams, idSchema, instantSchema, lawDaySchema, textSchema, writtenText } from './shapes.ts';

const voteSchema = z.strictObject({
  applicationId: idSchema,
  inFavour: z.int().min(0).max(200),
  against: z.int().min(0).max(200),
  abstained: z.int().min(0).max(200),
  outcome: z.enum(['approved', 'rejected', 'deferred']),
  remark: writtenText(500),
});
export const meetingSchema = z.object({
  id: idSchema,
  title: z.string(),
  heldOn: lawDaySchema,
  venue: z.string(),
  attendees: z.array(z.string()),
  state: z.enum(['draft', 'concluded']),
  version: z.int(),
  concludedAt: instantSchema.nullable(),
  documentId: idSchema.nullable(),
  items: z.array(
    z.object({
      ...voteSchema.shape,
      number: z.string(),
      unitName: textSchema,
      baseTypeName: textSchema,
      recommend: z.boolean().nullable(),
      average: z.number().nullable(),
      voted: z.boolean(),
    }),
  ),
});
export type Meeting = z.infer<typeof meetingSchema>;
const meetingBody = z.strictObject({
  title: writtenText(100, 2),
  heldOn: lawDaySchema,
  venue: writtenText(100),
  attendees: z.array(writtenText(50, 1)).min(1).max(100),
  applicationIds: z.array(idSchema).min(1).max(300),
});
export const listMeetings = endpoint({
  method: 'GET',
  path: '/api/meetings',
  permission: 'meetings.read',
  summary: { zh: '审定会议', en: 'Meetings' },
  reply: z.object({ meetings: z.array(meetingSchema) }),
});
export const readMeeting = endpoint({
  method: 'GET',
  path: '/api/meetings/:id',
  permission: 'meetings.read',
  summary: { zh: '一次会议', en: 'A meeting' },
  params: idParams,
  reply: meetingSchema,
});
export const createMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings',
  permission: 'meetings.hold',
  summary: { zh: '安排审定会议', en: 'Set up a meeting' },
  body: meetingBody,
  reply: meetingSchema,
  refusals: ['not-in-state', 'date-out-of-bounds'],
});
/** Records every vote and carries it out in one transaction: all files move or none does. */
export const concludeMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:id/conclude',
  permission: 'meetings.hold',
  summary: { zh: '记录表决并审定', en: 'Record votes and decide' },
  params: idParams,
  body: z.strictObject({ version: z.int(), votes: z.array(voteSchema).min(1).max(300) }),
  reply: meetingSchema,
  refusals: ['votes-impossible', 'not-in-state', 'stale-version', 'acted-already', 'cannot-now'],
});
