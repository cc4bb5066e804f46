import { dayInChinese } from '#documents/chinese-words.ts';
import { refuse } from '#contract/refusals.ts';
import type { SignedIn } from '#http/caller.ts';
import { lawDayOf } from '#policy/law-day.ts';
import { currentStep } from '#workflow/application-file.ts';
import { unitText } from '../units/unit-name.ts';
import { onCase } from '../applications/case-command.ts';
import { advance } from '../applications/reviewing.ts';
import { issueDocument } from '../documents/service.ts';
import type { Platform } from '../platform.ts';

/**
 * The association signs its opinion and writes officially to the nation (cast-2022 12.1.3, 12.2.3): a numbered letter
 * in the same transaction as the step, on exactly the dossier that was published.
 */
export const signOpinion = (
  platform: Platform,
  caller: SignedIn,
  id: string,
  input: { version: number; opinion: string },
) =>
  onCase(platform, caller, { id, command: 'sign-opinion', version: input.version }, async (tx, loaded) => {
    const step = currentStep(loaded.file);
    if (step?.associationCode == null) return refuse('not-found');
    const association = await tx
      .selectFrom('associations')
      .selectAll()
      .where('code', '=', step.associationCode)
      .executeTakeFirstOrThrow();
    const authority = await tx
      .selectFrom('associations')
      .select('name_zh')
      .where('code', '=', loaded.row.authority_code)
      .executeTakeFirstOrThrow();
    const { notice } = loaded;
    const today = lawDayOf(platform.clock.now());
    const unitName = unitText(loaded.unit).zh;
    const typeName = loaded.regulation.baseTypes[loaded.row.base_type]?.name.zh ?? loaded.row.base_type;
    const title = `${association.name_zh}关于推荐${unitName}申报${typeName}的函`;
    const relaxed = loaded.outcomes.filter((outcome) => outcome.verdict === 'relaxed');
    const document = await issueDocument(tx, platform, caller, {
      kind: 'official-letter',
      issuerCode: step.associationCode,
      issuedOn: today,
      title,
      applicationIds: [id],
      model: (number) => ({
        issuerName: association.name_zh,
        documentNumber: number,
        title,
        addressee: authority.name_zh,
        paragraphs: [
          `根据《${loaded.regulation.title.zh}》，${unitName}申报${typeName}（申请编号 ${loaded.row.number}）。经审核，材料齐全，各项认定条件${relaxed.length > 0 ? '符合或经说明理由后予以放宽' : '符合'}。`,
          ...(notice
            ? [
                `该申请于${dayInChinese(lawDayOf(notice.opensAt))}至${dayInChinese(lawDayOf(new Date(notice.closesAt.getTime() - 1)))}公示（${notice.number}），公示期满，没有未办结的异议。`,
              ]
            : []),
          `意见：${input.opinion}`,
          '现予推荐，请审定。',
        ],
        attachments: [`${unitName}申请表及证明材料`],
        signDate: today,
        printedBy: association.name_zh,
        printedOn: today,
        sealPlaceholder: true,
        sample: platform.demonstration,
      }),
    });
    const moved = await advance(tx, platform, loaded, caller, {
      type: 'opinion-signed',
      text: input.opinion,
      details: { documentId: document.id, documentNumber: document.number, hash: notice?.hash ?? null },
    });
    return { ...moved, documentId: document.id, documentNumber: document.number };
  });
