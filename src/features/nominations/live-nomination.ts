import { refuse, type Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import { nominatorStep } from '#policy/nomination.ts';
import type { Regulation } from '#policy/regulation.ts';

/** The nomination under which a unit stands in a call: it has taken it up and nobody has withdrawn it. */

/** Who nominated a unit in a call, for its route; null where nobody did. */
export const nominatorOf = async (tx: Tx, callId: string, unitId: string): Promise<string | null> =>
  (
    await tx
      .selectFrom('nominations')
      .where('call_id', '=', callId)
      .where('unit_id', '=', unitId)
      .where('state', '=', 'registered')
      .select('association_code')
      .executeTakeFirst()
  )?.association_code ?? null;

/** Under a text of nominations nobody applies by himself (cast-partner-2023 2, 3.1). */
export const notNominated = async (
  tx: Tx,
  regulation: Regulation,
  input: { callId: string; unitId: string; baseType: string },
): Promise<Refusal | undefined> => {
  if (regulation.nomination === undefined) return undefined;
  if ((await nominatorOf(tx, input.callId, input.unitId)) !== null) return undefined;
  const clause = nominatorStep(regulation, input.baseType)?.clause ?? regulation.nomination.clause;
  return refuse('nomination-needed', {}, { clauses: [clause] });
};

/** Ties the file a nominated unit has begun to its nomination; does nothing where there is none. */
export const linkNomination = async (
  tx: Tx,
  input: { callId: string; unitId: string },
  applicationId: string,
): Promise<void> => {
  await tx
    .updateTable('nominations')
    .set({ application_id: applicationId })
    .where('call_id', '=', input.callId)
    .where('unit_id', '=', input.unitId)
    .where('state', '=', 'registered')
    .execute();
};
