import { dayInChinese } from '#documents/chinese-words.ts';
import { refuse, Refusal } from '#contract/refusals.ts';
import { json } from '#db/tables.ts';
import type { Tx } from '#db/connect.ts';
import { actorOf, scopeOf, type Caller, type SignedIn } from '#http/caller.ts';
import type { FileReply } from '#http/route.ts';
import { lawDayOf, type LawDay } from '#policy/law-day.ts';
import { recognitionName } from '#policy/naming.ts';
import { recognitionPeriod } from '#policy/validity.ts';
import { obstacleTo } from '#workflow/commands.ts';
import { unitText } from '../units/unit-name.ts';
import { moveCase, obstacleRefusal, recordEvent } from '../applications/case-command.ts';
import { loadCase, type LoadedCase } from '../applications/loaded-case.ts';
import { notifyApplicant } from '../applications/reviewing.ts';
import { canonicalJson } from '../audit/canonical-json.ts';
import { issueDocument, printModel } from '../documents/service.ts';
import { inTransaction, type Platform } from '../platform.ts';
import {
  findRecognition,
  findRecognitions,
  viewOf,
  type RecognitionFilter,
  type RecognitionRecord,
  type RecognitionView,
} from './repository.ts';
import { newVerificationCode, readVerificationCode } from './verification-code.ts';

/** Names taken by a recognition that still runs, or given twice in one document. */
const takenName = async (tx: Tx, names: readonly string[], today: LawDay): Promise<string | undefined> => {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return twice;
  const row = await tx
    .selectFrom('recognitions')
    .select('name_zh')
    .where('name_zh', 'in', [...names])
    .where('valid_to', '>=', today)
    .where('revoked_on', 'is', null)
    .executeTakeFirst();
  return row?.name_zh;
};

const lastDecision = async (tx: Tx, applicationId: string): Promise<LawDay> => {
  const row = await tx
    .selectFrom('meeting_items')
    .innerJoin('meetings', 'meetings.id', 'meeting_items.meeting_id')
    .where('application_id', '=', applicationId)
    .where('outcome', '=', 'approved')
    .select('held_on')
    .orderBy('concluded_at', 'desc')
    .executeTakeFirst();
  if (row === undefined) throw new Error(`application ${applicationId} is at its approval without a decision`);
  return row.held_on;
};

/**
 * Issues the general office's approval document and recognises every file on it, in one transaction (cast-2022 13.4,
 * 14): name by rule, validity from the reading of the regulation, a signed plaque.
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
          : obstacleRefusal(obstacle);
      const decided = await lastDecision(tx, id);
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
      granted.map(({ name }) => name.zh),
      today,
    );
    if (taken) return refuse('name-taken', { name: taken });
    const title =
      granted.length === 1
        ? `关于同意设立${granted[0]?.name.zh}的批复`
        : `关于同意设立${granted[0]?.name.zh}等${granted.length}家海智基地的批复`;
    const fullTitle = `中国科学技术协会办公厅${title}`;
    const document = await issueDocument(tx, platform, caller, {
      kind: 'approval',
      issuerCode: 'general-office',
      issuedOn: input.issuedOn,
      title: fullTitle,
      applicationIds: cases.map((loaded) => loaded.row.id),
      model: (number) => approvalModel(number, fullTitle, granted, input.issuedOn, today, platform),
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
      await moveCase(tx, platform, loaded, caller, { status: 'recognised', stepIndex: loaded.row.step_index });
      const record = await findRecognition(tx, { id });
      if (record) recognitions.push(viewOf(platform, record, today));
    }
    return { documentId: document.id, documentNumber: document.number, recognitions };
  });

const approvalModel = (
  number: string,
  title: string,
  granted: readonly { loaded: LoadedCase; name: { zh: string }; period: { from: LawDay; to: LawDay } }[],
  issuedOn: LawDay,
  printedOn: LawDay,
  platform: Platform,
) => {
  const [first] = granted;
  const period = first ? `${dayInChinese(first.period.from)}起至${dayInChinese(first.period.to)}` : '';
  return {
    issuerName: '中国科学技术协会办公厅',
    documentNumber: number,
    title,
    addressee: '各有关全国学会、协会、研究会，各有关省、自治区、直辖市科协',
    paragraphs: [
      `根据《${first?.loaded.regulation.title.zh}》，经形式审查、专家评审，并经中国科协海智计划工作领导小组审定，现批复如下：`,
      `一、同意设立${granted.length === 1 ? first?.name.zh : `${first?.name.zh}等${granted.length}家海智基地`}，名单见附件。`,
      `二、建设周期为${first?.loaded.regulation.recognition.years}年，自${period}止。`,
      '三、请加强指导，督促各基地落实建设方案，按时报送年度工作总结、下一年度工作计划和联系服务名单。',
      '四、牌匾附公开核验码，可在海智基地管理服务平台核验名称、有效期和现状。',
      '此复。',
    ],
    listTitle: '海智基地名单',
    signDate: issuedOn,
    printedBy: '中国科学技术协会办公厅',
    printedOn,
    sealPlaceholder: true,
    sample: platform.demonstration,
    bases: granted.map(({ loaded, name, period: each }) => ({
      name: name.zh,
      hostUnit: unitText(loaded.unit).zh,
      location: loaded.row.place.zh || loaded.unit.city,
      validFrom: each.from,
      validTo: each.to,
    })),
  };
};

const PAGE = 50;

/** The register of bases; everyone with an account who may read it sees all of it, as the public does. */
export const listRecognitions = (
  platform: Platform,
  caller: Caller,
  {
    mine,
    ...filter
  }: RecognitionFilter & { mine?: 'true' | undefined; cursor?: string | undefined; limit?: number | undefined },
) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const today = lawDayOf(platform.clock.now());
    const limit = filter.limit ?? PAGE;
    const own = mine ? { unitIds: caller.account?.holdings.flatMap((holding) => holding.unitId ?? []) ?? [] } : {};
    const { rows, total } = await findRecognitions(
      tx,
      today,
      { ...filter, ...own },
      { after: filter.cursor, limit: limit + 1 },
    );
    const shown = rows.slice(0, limit);
    return {
      items: shown.map((row) => viewOf(platform, row, today)),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
      total,
    };
  });

export const readRecognition = (platform: Platform, caller: Caller, id: string): Promise<RecognitionView | Refusal> =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const record = await findRecognition(tx, { id });
    return record ? viewOf(platform, record, lawDayOf(platform.clock.now())) : refuse('not-found');
  });

/** What the verification page tells of a code, as of today: the plaque, its standing, and the signed statement. */
export const verifyPlaque = (platform: Platform, caller: Caller, typed: string) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const asOf = lawDayOf(platform.clock.now());
    const code = readVerificationCode(typed);
    const record = code === undefined ? undefined : await findRecognition(tx, { code });
    if (record === undefined)
      return { found: false, asOf, recognition: null, statement: null, signature: null, publicKey: null };
    return {
      found: true,
      asOf,
      recognition: viewOf(platform, record, asOf),
      statement: record.statement,
      signature: record.signature,
      publicKey: platform.signer.publicKey,
    };
  });

export type { RecognitionView } from './repository.ts';

/** The plaque to be made, as PDF or as SVG with outlined text. */
export const printPlaque = async (
  platform: Platform,
  caller: SignedIn,
  id: string,
  format: 'pdf' | 'svg',
): Promise<FileReply | Refusal> => {
  const record = await platform.db.run(scopeOf(caller), (tx) => findRecognition(tx, { id }));
  if (record === undefined) return refuse('not-found');
  const mayPrint =
    caller.account.holdings.some((holding) => holding.unitId === record.unit_id) ||
    caller.account.holdings.some(
      (holding) =>
        holding.associationCode === 'nation' || holding.associationCode === `province-${record.province_code}`,
    );
  if (!mayPrint) return refuse('not-permitted');
  const printed = await printModel(platform, 'plaque', plaqueModel(platform, record), { format });
  return { ...printed, fileName: `${record.name_zh}.${format}` };
};

const plaqueModel = (platform: Platform, record: RecognitionRecord) => ({
  name: record.name_zh,
  awardingBody: platform.regulations.pinned(record.regulation_id, record.regulation_version).recognition.awardedBy.zh,
  awardedOn: record.issued_on,
  validFrom: record.valid_from,
  validTo: record.valid_to,
  verificationCode: record.verification_code,
  verificationUrl: `${platform.publicUrl}/verify/${record.verification_code}`,
  sample: platform.demonstration,
});
