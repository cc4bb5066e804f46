import { Readable } from 'node:stream';
import { renderDocument } from '#documents/render-document.ts';
import type { Platform } from '#features/platform.ts';
import { saveDraft } from '#features/applications/drafting.ts';
import { startApplication } from '#features/applications/starting.ts';
import { uploadMaterial } from '#features/applications/materials.ts';
import { endorseApplication, judgeCriterion, passFormalCheck } from '#features/applications/reviewing.ts';
import { submitApplication } from '#features/applications/submission.ts';
import { loadCase } from '#features/applications/loaded-case.ts';
import { concludeMeeting, createMeeting } from '#features/meetings/service.ts';
import { signOpinion } from '#features/publicity/endorsement.ts';
import { closeDueNotices, openNotice } from '#features/publicity/service.ts';
import { issueApproval } from '#features/recognitions/approval.ts';
import { concludeReview } from '#features/reviews/conclusion.ts';
import { myReviews, submitReview } from '#features/reviews/own-review.ts';
import { assignExperts } from '#features/reviews/panel.ts';
import type { SignedIn } from '#http/caller.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { allowed } from './people.ts';
import { filledDossier, requiredUploads } from './dossiers.ts';

/**
 * Steps of the main job as people take them, through the real commands: demonstrations and tests put an application
 * wherever they need it with these.
 */

/** A page that says what it stands for; real enough to be opened and checked like any upload. */
export const samplePdf = async (title: string): Promise<Buffer> =>
  (
    await renderDocument('official-letter', 1, {
      issuerName: '样例出具单位',
      documentNumber: '样例〔2026〕1号',
      title,
      addressee: '有关单位',
      paragraphs: [`本页为演示用的“${title}”，内容均为虚构，不具效力。`],
      attachments: [],
      signDate: '2026-01-05',
      printedBy: '样例出具单位',
      printedOn: '2026-01-05',
      sample: true,
    })
  ).bytes;

/** Any state of the file as the platform itself sees it. */
export const versionOf = async (platform: Platform, id: string): Promise<number> =>
  (
    await platform.db.run({ kind: 'system' }, (tx) =>
      tx.selectFrom('applications').select('version').where('id', '=', id).executeTakeFirst(),
    )
  )?.version ?? 1;

export type DraftInput = {
  callId: string;
  baseType: string;
  unitId: string;
  unitName: string;
  place: { zh: string; en: string };
} & NonNullable<Parameters<typeof filledDossier>[3]>;

/** A draft with every entry and every required upload. */
export const completeDraft = async (
  platform: Platform,
  applicant: SignedIn,
  input: DraftInput,
  pdf: (title: string) => Promise<Buffer> = samplePdf,
): Promise<string> => {
  const { id } = allowed(await startApplication(platform, applicant, input));
  for (const upload of requiredUploads[input.baseType] ?? []) {
    const bytes = await pdf(upload.title);
    allowed(
      await uploadMaterial(platform, applicant, id, upload.slot, async () => ({
        fileName: upload.fileName,
        stream: Readable.from([bytes]),
      })),
    );
  }
  allowed(
    await saveDraft(platform, applicant, id, {
      version: 1,
      ...filledDossier(input.baseType, input.unitName, input.place, input),
    }),
  );
  return id;
};

export const submit = async (platform: Platform, applicant: SignedIn, id: string, version = 2): Promise<void> => {
  allowed(await submitApplication(platform, applicant, id, { version }));
};

/** Judges whatever is open on a file in its favour: statements met, western shortfalls relaxed. */
export const judgeOpen = async (platform: Platform, officer: SignedIn, id: string): Promise<void> => {
  const loaded = allowed(await platform.db.run({ kind: 'system' }, (tx) => loadCase(tx, platform, id, false)));
  for (const outcome of loaded.outcomes) {
    if (outcome.verdict === 'met' || outcome.verdict === 'relaxed') continue;
    const relax = outcome.relaxableUnder !== undefined;
    allowed(
      await judgeCriterion(platform, officer, id, {
        version: await versionOf(platform, id),
        criterionId: outcome.criterion.id,
        verdict: relax ? 'relaxed' : 'met',
        reason: relax ? '新设县域园区，近两年稳定增长，建议按西部地区放宽。' : '已查阅说明与往来记录，符合。',
      }),
    );
  }
};

export const endorse = async (platform: Platform, officer: SignedIn, id: string): Promise<void> => {
  await judgeOpen(platform, officer, id);
  allowed(
    await endorseApplication(platform, officer, id, {
      version: await versionOf(platform, id),
      opinion: '场地、人员与经费已实地核对，材料齐全，同意推荐。',
    }),
  );
};

export const publish = async (platform: Platform, officer: SignedIn, ids: readonly string[]): Promise<string> =>
  allowed(await openNotice(platform, officer, { applicationIds: ids })).id;

export const closeNotices = (platform: Platform): Promise<number> => closeDueNotices(platform);

export const sign = async (platform: Platform, officer: SignedIn, id: string): Promise<void> => {
  allowed(
    await signOpinion(platform, officer, id, {
      version: await versionOf(platform, id),
      opinion: '该单位基础扎实，渠道稳定，同意推荐。',
    }),
  );
};

export const passCheck = async (platform: Platform, officer: SignedIn, id: string): Promise<void> => {
  allowed(
    await passFormalCheck(platform, officer, id, {
      version: await versionOf(platform, id),
      remark: '材料齐全，形式符合要求。',
    }),
  );
};

export const assign = async (
  platform: Platform,
  officer: SignedIn,
  id: string,
  experts: readonly SignedIn[],
): Promise<void> => {
  allowed(
    await assignExperts(platform, officer, id, {
      version: await versionOf(platform, id),
      expertIds: experts.map((expert) => expert.account.id),
    }),
  );
};

export const review = async (platform: Platform, expert: SignedIn, id: string): Promise<void> => {
  const task = (await myReviews(platform, expert)).find((each) => each.applicationId === id);
  if (task === undefined) throw new Error('no review is assigned');
  const scores = Object.fromEntries(task.sheet.map((item) => [item.id, Math.round(item.maximum * 0.86)]));
  allowed(
    await submitReview(platform, expert, task.id, {
      scores,
      opinion: '基础条件扎实，渠道稳定，方案可行，建议予以认定。',
      recommend: true,
    }),
  );
};

export const conclude = async (platform: Platform, officer: SignedIn, id: string): Promise<void> => {
  allowed(
    await concludeReview(platform, officer, id, {
      version: await versionOf(platform, id),
      summary: '三位专家意见一致，建议提交审定。',
      recommend: true,
    }),
  );
};

export const decide = async (platform: Platform, secretary: SignedIn, ids: readonly string[]): Promise<void> => {
  const attendees = ['程望舒', '沈知衡', '方既白', '纪南屏', '阮听涛'];
  const meeting = allowed(
    await createMeeting(platform, secretary, {
      title: '海智计划工作领导小组审定会议',
      heldOn: lawDayOf(platform.clock.now()),
      venue: '第三会议室',
      attendees,
      applicationIds: ids,
    }),
  );
  allowed(
    await concludeMeeting(platform, secretary, meeting.id, {
      version: meeting.version,
      votes: ids.map((applicationId) => ({
        applicationId,
        inFavour: 5,
        against: 0,
        abstained: 0,
        outcome: 'approved',
        remark: '',
      })),
    }),
  );
};

export const approve = async (platform: Platform, officer: SignedIn, ids: readonly string[]) =>
  allowed(await issueApproval(platform, officer, { applicationIds: ids, issuedOn: lawDayOf(platform.clock.now()) }));
