import { refuse, Refusal } from '#contract/refusals.ts';
import { json } from '#db/tables.ts';
import type { Tx } from '#db/connect.ts';
import { actorOf, scopeOf, type SignedIn } from '#http/caller.ts';
import { lawDayOf, type LawDay } from '#policy/law-day.ts';
import { recognitionName } from '#policy/naming.ts';
import { recognitionPeriod } from '#policy/validity.ts';
import { obstacleTo } from '#workflow/commands.ts';
import { moveCase, obstacleRefusal, recordEvent } from '../applications/case-command.ts';
import { loadCase, type LoadedCase } from '../applications/loaded-case.ts';
import { notifyApplicant } from '../applications/reviewing.ts';
import { canonicalJson } from '../audit/canonical-json.ts';
import { issueDocument } from '../documents/service.ts';
import { scheduleFunding } from '../funding/schedule.ts';
import { inTransaction, type Platform } from '../platform.ts';
import { unitText } from '../units/unit-name.ts';
import { approvalModel, documentTitle } from './approval-document.ts';
import { findRecognition, viewOf, type RecognitionView } from './repository.ts';
import { newVerificationCode } from './verification-code.ts';
import { capObstacle } from './yearly-cap.ts';

/** Names taken by a recognition that still runs, or given twice in one document. */
const takenName = async (tx: Tx, names: readonly string[], today: LawDay): Promise<string | undefined> => {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined || names.length === 0) return twice;
  const row = await tx
    .selectFrom('recognitions')
    .select('name_zh')
    .where('name_zh', 'in', [...names])
    .where('valid_to', '>=', today)
    .where('revoked_on', 'is', null)
    .executeTakeFirst();
  return row?.name_zh;
};

/** The first day a document can bear: that of the decision, or, on a route without one, that on which the file came to its last step. */
const earliestIssue = async (tx: Tx, { row }: LoadedCase): Promise<LawDay> => {
  if (!row.route.some((step) => step.kind === 'decision')) return lawDayOf(row.step_entered_at ?? row.updated_at);
  const decision = await tx
    .selectFrom('meeting_items')
    .innerJoin('meetings', 'meetings.id', 'meeting_items.meeting_id')
    .where('application_id', '=', row.id)
    .where('outcome', '=', 'approved')
    .select('held_on')
    .orderBy('concluded_at', 'desc')
    .executeTakeFirst();
  if (decision === undefined) throw new Error(`application ${row.id} is at its approval without a decision`);
  return decision.held_on;
};

/**
 * Issues the document that recognises, or publishes the list, and recognises every file on it, in one transaction
 * (cast-2022 13.4, 14; beijing-capital 12.4, 13): name by rule, validity from the reading of the regulation, a signed
 * plaque.
 */
export const issueApproval = (
  platform: Platform,
  caller: SignedIn,
  input: { applicationIds: readonly string[]; issuedOn: LawDay },
) =>
  inTransaction(platform, scopeOf(caller), async (tx) => {
    const now = platform.clock.now();
    const today = lawDayOf(now);
    const cases: LoadedCase[] = [];
    for (const id of [...new Set(input.applicationIds)].toSorted()) {
      const loaded = await loadCase(tx, platform, id, true);
      if (loaded instanceof Refusal) return loaded;
      const obstacle = obstacleTo('approve', loaded.file, actorOf(caller));
      if (obstacle)
        return obstacle.code === 'not-now' || obstacle.code === 'ended'
          ? refuse('not-in-state', { list: [loaded.row.number ?? ''] })
          : obstacleRefusal(obstacle, loaded.regulation);
      const decided = await earliestIssue(tx, loaded);
      if (input.issuedOn < decided || input.issuedOn > today)
        return refuse(
          'date-out-of-bounds',
          { from: decided, to: today },
          {
            fields: [
              { path: 'issuedOn', message: '不得早于审定日、晚于今日 / Not before the decision, not after today' },
            ],
          },
        );
      cases.push(loaded);
    }
    const granted = cases.map((loaded) => ({
      loaded,
      name: recognitionName(loaded.regulation, loaded.row.base_type, {
        zh: loaded.row.place.zh,
        en: loaded.row.place.en || loaded.row.place.zh,
      }),
      period: recognitionPeriod(loaded.regulation, input.issuedOn),
    }));
    const taken = await takenName(
      tx,
      granted
        .filter(({ loaded }) => loaded.regulation.baseTypes[loaded.row.base_type]?.naming.place !== 'none')
        .map(({ name }) => name.zh),
      today,
    );
    if (taken) return refuse('name-taken', { name: taken });
    const [first] = granted;
    if (first === undefined) return refuse('not-found');
    // One document stands under one text; each file on it keeps its own version.
    const others = cases.filter((each) => each.row.regulation_id !== first.loaded.row.regulation_id);
    if (others.length > 0) return refuse('not-in-state', { list: others.map((each) => each.row.number ?? '') });
    const beyond = await capObstacle(tx, cases, input.issuedOn);
    if (beyond) return beyond;
    const { issuer: issuerCode } = first.loaded.regulation.recognition.document;
    const issuer = await tx
      .selectFrom('associations')
      .select('name_zh')
      .where('code', '=', issuerCode)
      .executeTakeFirstOrThrow();
    const title = `${issuer.name_zh}${documentTitle(granted)}`;
    const document = await issueDocument(tx, platform, caller, {
      kind: 'approval',
      issuerCode,
      issuedOn: input.issuedOn,
      title,
      applicationIds: cases.map((loaded) => loaded.row.id),
      model: (number) =>
        approvalModel({
          number,
          title,
          issuerName: issuer.name_zh,
          granted,
          issuedOn: input.issuedOn,
          printedOn: today,
          sample: platform.demonstration,
        }),
    });
    const recognitions: RecognitionView[] = [];
    for (const { loaded, name, period } of granted) {
      const id = platform.ids.next();
      const code = newVerificationCode(input.issuedOn);
      const unitName = unitText(loaded.unit);
      const statement = canonicalJson({
        code,
        name: name.zh,
        unit: unitName.zh,
        awardedBy: loaded.regulation.recognition.awardedBy.zh,
        issuedOn: input.issuedOn,
        validFrom: period.from,
        validTo: period.to,
        document: document.number,
        regulation: loaded.regulation.id,
      });
      await tx
        .insertInto('recognitions')
        .values({
          id,
          application_id: loaded.row.id,
          unit_id: loaded.unit.id,
          unit_name: json(unitName),
          regulation_id: loaded.row.regulation_id,
          regulation_version: loaded.row.regulation_version,
          base_type: loaded.row.base_type,
          name_zh: name.zh,
          name_en: name.en,
          place: json(loaded.row.place),
          province_code: loaded.unit.province_code,
          country_code: loaded.unit.country_code,
          issued_on: input.issuedOn,
          valid_from: period.from,
          valid_to: period.to,
          revoked_on: null,
          verification_code: code,
          document_id: document.id,
          statement,
          signature: platform.signer.sign(statement),
          search_text: [name.zh, name.en, unitName.zh, unitName.en, loaded.row.place.zh, loaded.row.place.en, code]
            .join(' ')
            .toLowerCase(),
        })
        .execute();
      await recordEvent(tx, platform, loaded, caller, {
        type: 'approved',
        details: {
          documentId: document.id,
          documentNumber: document.number,
          recognitionId: id,
          issuedOn: input.issuedOn,
          validFrom: period.from,
          validTo: period.to,
          name,
        },
      });
      await notifyApplicant(tx, platform, loaded, {
        zh: `贵单位获批为${name.zh}`,
        en: `Your unit is recognised: ${name.en}`,
      });
      await scheduleFunding(tx, platform, loaded.regulation, id, input.issuedOn);
      await moveCase(tx, platform, loaded, caller, { status: 'recognised', stepIndex: loaded.row.step_index });
      const record = await findRecognition(tx, { id });
      if (record) recognitions.push(viewOf(platform, record, today));
    }
    return { documentId: document.id, documentNumber: document.number, recognitions };
  });
