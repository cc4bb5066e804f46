import { Readable } from 'node:stream';
import type { Platform } from '#features/platform.ts';
import { saveDraft } from '#features/applications/drafting.ts';
import { startApplication } from '#features/applications/starting.ts';
import { loadCase } from '#features/applications/loaded-case.ts';
import { uploadMaterial } from '#features/applications/materials.ts';
import { selectBest } from '#features/applications/selecting.ts';
import { submitList } from '#features/nominations/submitting.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import { holdsStep, currentStep, type PlannedStep } from '#workflow/application-file.ts';
import { allowed } from './people.ts';
import { sufficientDossier, uploadsFor } from './sufficient.ts';
import * as steps from './steps.ts';

/** Carries files of any regulation along their route, each step by somebody who holds it. */

type Over = NonNullable<Parameters<typeof sufficientDossier>[3]>;
export type Walker = { platform: Platform; people: readonly SignedIn[]; experts: readonly SignedIn[] };

const caseOf = async (platform: Platform, id: string) =>
  allowed(await platform.db.run({ kind: 'system' }, (tx) => loadCase(tx, platform, id, false)));

type Filling = { baseType: string; place: { zh: string; en: string } } & Over;
type Page = (title: string) => Promise<Buffer> | Buffer;

/** Starts and fills a draft that suffices, with every upload it must bring. */
export const sufficientDraft = async (
  platform: Platform,
  staff: SignedIn,
  input: { callId: string; unitId: string } & Filling,
  page: Page,
): Promise<string> => {
  const { id } = allowed(await startApplication(platform, staff, input));
  await fillDraft(platform, staff, id, input, page);
  return id;
};

/** Fills a draft just begun so that it suffices. */
export const fillDraft = async (
  platform: Platform,
  staff: SignedIn,
  id: string,
  input: Filling,
  page: Page,
): Promise<void> => {
  const { regulation, known } = await platform.db.run(scopeOf(staff), async (tx) => {
    const row = await tx.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    return { regulation: platform.regulations.pinned(row.regulation_id, row.regulation_version), known: row.form };
  });
  allowed(
    await saveDraft(platform, staff, id, {
      version: 1,
      ...sufficientDossier(regulation, input.baseType, input.place, { ...input, form: { ...known, ...input.form } }),
    }),
  );
  for (const { slot, fileName, title } of uploadsFor(regulation, input.baseType))
    allowed(
      await uploadMaterial(platform, staff, id, slot, async () => ({
        fileName,
        stream: Readable.from([await page(title)]),
      })),
    );
};

const holderOf = ({ people }: Walker, step: PlannedStep): SignedIn => {
  const found = people.find((person) =>
    holdsStep({ accountId: person.account.id, holdings: person.account.holdings }, step),
  );
  if (found === undefined) throw new Error(`nobody here holds ${step.id} at ${step.associationCode}`);
  return found;
};

/** Does what the present step asks; the step it stood at. */
export const walkStep = async (walker: Walker, id: string): Promise<PlannedStep> => {
  const { platform } = walker;
  const loaded = await caseOf(platform, id);
  const step = currentStep(loaded.file);
  if (step === undefined) throw new Error(`${id} stands nowhere`);
  const holder = holderOf(walker, step);
  switch (step.kind) {
    case 'review':
      // Who nominated sends its whole list.
      if (loaded.file.nomination?.by === step.associationCode) {
        await steps.judgeOpen(platform, holder, id);
        const list = { callId: loaded.row.call_id, associationCode: step.associationCode };
        allowed(await submitList(platform, holder, list));
      } else await steps.endorse(platform, holder, id);
      break;
    case 'selection':
      allowed(
        await selectBest(platform, holder, {
          callId: loaded.row.call_id,
          chosen: [{ id, reason: '渠道扎实，方案最优。' }],
          others: [],
        }),
      );
      break;
    case 'endorsement':
      await steps.sign(platform, holder, id);
      break;
    case 'formal-check':
      await steps.passCheck(platform, holder, id);
      break;
    case 'expert-review':
      await steps.assign(platform, holder, id, walker.experts);
      for (const expert of walker.experts) await steps.review(platform, expert, id);
      await steps.conclude(platform, holder, id);
      break;
    case 'decision':
      await steps.decide(platform, holder, [id]);
      break;
    case 'approval':
      await steps.approve(platform, holder, [id]);
      break;
    default:
      throw new Error(`${step.kind} is not walked through here`);
  }
  return step;
};

/** Walks up to a step, not through it. */
export const walkTo = async (walker: Walker, id: string, stepId: string): Promise<void> => {
  for (;;) {
    const loaded = await caseOf(walker.platform, id);
    if (loaded.row.status !== 'in-progress' || currentStep(loaded.file)?.id === stepId) return;
    await walkStep(walker, id);
  }
};
