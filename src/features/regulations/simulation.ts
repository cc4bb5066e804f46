import { refuse, Refusal } from '#contract/refusals.ts';
import type { SimulationView } from '#contract/regulation-drafts.ts';
import type { SignedIn } from '#http/caller.ts';
import { lawDayOf } from '#policy/law-day.ts';
import type { Regulation } from '#policy/regulation.ts';
import { simulate, type Simulation } from '#policy/simulate.ts';
import { changesBetween } from '#policy/regulation-changes.ts';
import type { Platform } from '../platform.ts';
import { draftScope, findDraft } from './draft-command.ts';
import { faultyRefusal } from './draft-view.ts';
import type { Edition } from './library.ts';
import { subjectsUnder } from './simulation-subjects.ts';
import { checkText } from './text-check.ts';

/** Longest list of names in a reply; the workbook has all of them. */
const MOST_SHOWN = 500;

export type DraftSimulation = Simulation & { baseline: Edition | null; after: Regulation };

/** Compares a draft with the text in force, or the nearest, over everyone the caller may see. */
export const runSimulation = (platform: Platform, caller: SignedIn, id: string): Promise<DraftSimulation | Refusal> =>
  platform.db.run(draftScope(caller), async (tx) => {
    const row = await findDraft(tx, caller, id, false);
    if (row === undefined) return refuse('not-found');
    const loaded = await checkText(tx, platform, row.yaml, row.from_day ?? undefined);
    if (!loaded.ok) return faultyRefusal(loaded.faults);
    const after = loaded.regulation;
    const baseline = platform.regulations.current(row.regulation_id);
    if (baseline === undefined)
      return { ...simulate(after, after, []), changes: changesBetween(undefined, after), baseline: null, after };
    const today = lawDayOf(platform.clock.now());
    const subjects = await subjectsUnder(tx, row.regulation_id, today);
    return { ...simulate(baseline.regulation, after, subjects), baseline, after };
  });

/** The simulation of a draft for its page. */
export const simulateDraft = async (
  platform: Platform,
  caller: SignedIn,
  id: string,
): Promise<SimulationView | Refusal> => {
  const result = await runSimulation(platform, caller, id);
  if (result instanceof Refusal) return result;
  const { baseline, after: _, affected, ...simulation } = result;
  return {
    ...simulation,
    affected: affected.slice(0, MOST_SHOWN),
    affectedCount: affected.length,
    baseline: baseline && { version: baseline.version, from: baseline.from, until: baseline.until },
  };
};
