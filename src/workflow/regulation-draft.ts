import type { Text } from '#policy/text.ts';
import { holdsOfficeAt, type Actor } from './application-file.ts';

/** A new text of a regulation on its way: written, put to a second officer, published or given up. */
export const draftStates = ['draft', 'submitted', 'published', 'withdrawn'] as const;
export type DraftState = (typeof draftStates)[number];

/** What can be done to a draft. */
export const draftCommands = {
  save: { zh: '保存', en: 'Save' },
  submit: { zh: '提交审批', en: 'Submit for approval' },
  publish: { zh: '同意并发布', en: 'Approve and publish' },
  'send-back': { zh: '退回修改', en: 'Send back' },
  withdraw: { zh: '撤回此稿', en: 'Withdraw draft' },
} as const satisfies Record<string, Text>;
export type DraftCommand = keyof typeof draftCommands;
export const draftCommandNames = Object.keys(draftCommands) as [DraftCommand, ...DraftCommand[]];

export const draftObstacles = {
  'not-yours': {
    zh: '由管理此办法的科协经办',
    en: 'Done by officers of the association that administers the regulation',
  },
  'second-officer': {
    zh: '提交人不能审批自己的文本，须由第二人审批',
    en: 'Whoever submitted the text cannot approve it; a second officer does',
  },
  submitted: { zh: '已提交审批，退回后才能修改', en: 'It waits for approval; it can change after being sent back' },
  'not-submitted': { zh: '尚未提交审批', en: 'It has not been submitted for approval' },
  published: { zh: '已发布，不再改动', en: 'It is published and no longer changes' },
  withdrawn: { zh: '已撤回', en: 'It has been withdrawn' },
} as const satisfies Record<string, Text>;
export type DraftObstacle = keyof typeof draftObstacles;

export type DraftStanding = { state: DraftState; authority: string; submittedBy: string | null };

/** Whether a person writes texts for an authority: in an office of it, or as its interpreter (cast-2022 28). */
export const draftsFor = (actor: Pick<Actor, 'holdings'>, authority: string): boolean =>
  holdsOfficeAt(actor, authority) ||
  actor.holdings.some((holding) => holding.role === 'interpreter' && holding.associationCode === authority);

/** Why a person cannot do something to a draft now, if he cannot: the approval takes an office, and a second person. */
export const draftObstacle = (command: DraftCommand, draft: DraftStanding, actor: Actor): DraftObstacle | undefined => {
  const decides = command === 'publish' || command === 'send-back';
  const may = decides ? holdsOfficeAt(actor, draft.authority) : draftsFor(actor, draft.authority);
  if (!may) return 'not-yours';
  if (draft.state === 'published' || draft.state === 'withdrawn') return draft.state;
  if (command === 'withdraw') return undefined;
  if (!decides) return draft.state === 'submitted' ? 'submitted' : undefined;
  if (draft.state !== 'submitted') return 'not-submitted';
  return command === 'publish' && draft.submittedBy === actor.accountId ? 'second-officer' : undefined;
};
