import type { z } from 'zod';
import type { taskSchema } from '#contract/today.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import { lawDayOf } from '#policy/law-day.ts';
import type { StepKind } from '#policy/route.ts';
import type { Text } from '#policy/text.ts';
import { listApplications } from '../applications/listing.ts';
import type { Platform } from '../platform.ts';
import { listRecognitions } from '../recognitions/service.ts';
import { myReviews } from '../reviews/own-review.ts';

type Task = z.input<typeof taskSchema>;

/** What a person does at each kind of step, as the button says it. */
const actions: Record<StepKind, Text> = {
  submission: { zh: '填写', en: 'Fill in' },
  review: { zh: '审核', en: 'Review' },
  selection: { zh: '择优推荐', en: 'Select' },
  publicity: { zh: '办理公示', en: 'Handle notice' },
  endorsement: { zh: '签署', en: 'Sign' },
  'formal-check': { zh: '审查', en: 'Check' },
  'expert-review': { zh: '组织评审', en: 'Organise review' },
  decision: { zh: '审定', en: 'Decide' },
  approval: { zh: '批复', en: 'Approve' },
};

/** Everything that waits for the caller, by due day: files at his step, his unit's files to finish or correct, reviews to write, objections to answer. */
export const readToday = async (platform: Platform, caller: SignedIn): Promise<{ today: string; tasks: Task[] }> => {
  const today = lawDayOf(platform.clock.now());
  const { items } = await listApplications(platform, caller, { mine: 'true', sort: 'dueOn', order: 'asc', limit: 200 });
  const tasks: Task[] = [];
  for (const row of items) {
    const regulation = platform.regulations.current(row.regulationId)?.regulation;
    const step = regulation?.routes.flatMap((route) => route.steps).find((each) => each.id === row.stepId);
    const correcting = row.status === 'returned';
    const drafting = row.status === 'draft';
    tasks.push({
      key: `application:${row.id}`,
      title: correcting
        ? { zh: '补正后重新提交', en: 'Correct and resubmit' }
        : drafting
          ? { zh: '完成申请草稿', en: 'Finish the draft' }
          : (row.stepName ?? { zh: '办理', en: 'Handle' }),
      subject: row.unitName,
      reference: row.number ?? row.baseTypeName[caller.locale],
      clause: correcting || drafting ? (regulation?.form.clause ?? null) : (step?.clause ?? null),
      regulationId: row.regulationId,
      dueOn: row.dueOn,
      link: correcting || drafting ? `/applications/${row.id}/form` : `/applications/${row.id}`,
      action: correcting || drafting ? actions.submission : step ? actions[step.kind] : { zh: '打开', en: 'Open' },
    });
  }
  if (caller.account.holdings.some((holding) => holding.role === 'expert')) {
    for (const review of (await myReviews(platform, caller)).filter((each) => each.state === 'assigned')) {
      tasks.push({
        key: `review:${review.id}`,
        title: { zh: '评审申请', en: 'Review an application' },
        subject: review.unitName,
        reference: review.applicationNumber,
        clause: null,
        regulationId: null,
        dueOn: review.dueOn,
        link: `/reviews/${review.id}`,
        action: { zh: '评审', en: 'Review' },
      });
    }
  }
  return { today, tasks: tasks.toSorted((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1)) };
};

export const listNotifications = (platform: Platform, caller: SignedIn) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const rows = await tx
      .selectFrom('notifications')
      .selectAll()
      .where('account_id', '=', caller.account.id)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(100)
      .execute();
    return {
      notifications: rows.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        text: row.text,
        link: row.link,
        read: row.read_at !== null,
      })),
    };
  });

export const markNotificationsRead = (platform: Platform, caller: SignedIn) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    await tx
      .updateTable('notifications')
      .set({ read_at: platform.clock.now() })
      .where('account_id', '=', caller.account.id)
      .where('read_at', 'is', null)
      .execute();
    return {};
  });

/** Finds files and bases by unit, number or name, within the caller's sight. */
export const search = async (platform: Platform, caller: SignedIn, text: string) => {
  const roles = caller.account.holdings.map((holding) => holding.role);
  const files = roles.length === 0 ? [] : (await listApplications(platform, caller, { text, limit: 8 })).items;
  const bases = await listRecognitions(platform, caller, { text, limit: 8 });
  return {
    hits: [
      ...files.map((row) => ({
        kind: 'application' as const,
        title: row.unitName,
        detail: {
          zh: `${row.number ?? '草稿'} · ${row.baseTypeName.zh}`,
          en: `${row.number ?? 'Draft'} · ${row.baseTypeName.en}`,
        },
        link: `/applications/${row.id}`,
      })),
      ...bases.items.map((base) => ({
        kind: 'recognition' as const,
        title: base.name,
        detail: base.unitName,
        link: `/bases/${base.id}`,
      })),
    ],
  };
};
