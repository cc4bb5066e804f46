import type { Case } from '#contract/case.ts';
import type { Tx } from '#db/connect.ts';
import type { SignedIn } from '#http/caller.ts';
import { lawDayOf, yearOf } from '#policy/law-day.ts';
import { currentStep } from '#workflow/application-file.ts';
import { sitsOnPanel } from '../documents/service.ts';
import type { Platform } from '../platform.ts';
import { capOf } from '../recognitions/yearly-cap.ts';
import type { LoadedCase } from './loaded-case.ts';

/** Where the file stands beside others: picked from among them, counted against the year's number, entered for a further title. */
export const standingOf = async (
  tx: Tx,
  platform: Platform,
  caller: SignedIn,
  loaded: LoadedCase,
): Promise<Pick<Case, 'selection' | 'cap' | 'jointOutcome'>> => {
  const { id } = loaded.row;
  const selection = await tx.selectFrom('selections').selectAll().where('application_id', '=', id).executeTakeFirst();
  const joint = await tx.selectFrom('joint_entries').selectAll().where('application_id', '=', id).executeTakeFirst();
  const atApproval = currentStep(loaded.file)?.kind === 'approval' && sitsOnPanel(caller, loaded.row.panel_codes);
  const cap = atApproval ? await capOf(tx, loaded, yearOf(lawDayOf(platform.clock.now()))) : undefined;
  const override = cap
    ? await tx.selectFrom('cap_overrides').selectAll().where('application_id', '=', id).executeTakeFirst()
    : undefined;
  return {
    selection: selection
      ? {
          chosen: selection.chosen,
          rank: selection.rank,
          candidates: selection.candidates,
          reason: selection.reason,
        }
      : null,
    cap: cap
      ? {
          ...cap,
          override: override
            ? {
                reason: override.reason,
                requestedBy: override.requested_by_name,
                mine: override.requested_by === caller.account.id,
                approvedBy: override.approved_by_name,
              }
            : null,
        }
      : null,
    jointOutcome:
      joint?.outcome && joint.decided_on
        ? { outcome: joint.outcome, decidedOn: joint.decided_on, note: joint.note }
        : null,
  };
};
