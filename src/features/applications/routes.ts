import yazl from 'yazl';
import * as contract from '#contract/applications.ts';
import { refuse, Refusal } from '#contract/refusals.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import { route, type FileReply, type Route } from '#http/route.ts';
import { beijingClock, lawDayOf } from '#policy/law-day.ts';
import { signOpinion } from '../publicity/endorsement.ts';
import type { Platform } from '../platform.ts';
import { workbook } from '../workbook.ts';
import { readCase } from './case-view.ts';
import * as drafting from './drafting.ts';
import * as listing from './listing.ts';
import * as materials from './materials.ts';
import { printBlankForm, printBound, printForm } from './printing.ts';
import * as reviewing from './reviewing.ts';
import { readOpenings, startApplication } from './starting.ts';
import { submitApplication } from './submission.ts';

const statusWords = {
  zh: {
    draft: '草稿',
    'in-progress': '审核中',
    returned: '退回补正',
    refused: '未通过',
    withdrawn: '已撤回',
    cancelled: '已取消',
    recognised: '已认定',
  },
  en: {
    draft: 'Draft',
    'in-progress': 'In progress',
    returned: 'Returned',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
    cancelled: 'Cancelled',
    recognised: 'Recognised',
  },
} as const;
const headings = {
  zh: ['编号', '申报单位', '类型', '申报通知', '省份', '状态', '当前环节', '提交时间（北京）', '应办结日'],
  en: ['Number', 'Unit', 'Type', 'Call', 'Province', 'Status', 'Step', 'Submitted (Beijing)', 'Due'],
} as const;

const beijingTime = (instant: string | null): string => {
  if (instant === null) return '';
  const moment = new Date(instant);
  return `${lawDayOf(moment)} ${beijingClock(moment)}`;
};

/** The list as seen, as a workbook; every cell is text, so nothing a unit wrote can be taken for a formula. */
const exportList = async (
  platform: Platform,
  caller: SignedIn,
  filter: Parameters<typeof listing.allRows>[2],
): Promise<FileReply> => {
  const { locale } = caller;
  const rows: string[][] = [[...headings[locale]]];
  for await (const row of listing.allRows(platform, caller, filter)) {
    rows.push([
      row.number ?? '',
      row.unitName[locale],
      row.baseTypeName[locale],
      row.callTitle[locale],
      row.provinceName?.[locale] ?? '',
      statusWords[locale][row.status],
      row.stepName?.[locale] ?? '',
      beijingTime(row.submittedAt),
      row.dueOn ?? '',
    ]);
  }
  const name = locale === 'zh' ? '申请列表' : 'applications';
  return workbook(platform, name, [{ name, rows }]);
};

const archive = async (platform: Platform, caller: SignedIn, id: string): Promise<FileReply | Refusal> => {
  const found = await materials.filesForArchive(platform, caller, id);
  if (found instanceof Refusal) return found;
  const zip = new yazl.ZipFile();
  for (const file of found.files)
    zip.addReadStreamLazy(file.name, { compress: false }, (give) =>
      give(null, platform.files.open(file.storageKey) as never),
    );
  zip.end();
  return {
    bytes: zip.outputStream as never,
    mediaType: 'application/zip',
    fileName: `${found.number}.zip`,
    disposition: 'attachment',
  };
};

const submittedVersion = (platform: Platform, caller: SignedIn, id: string, version: number) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const row = await tx
      .selectFrom('application_versions')
      .selectAll()
      .where('application_id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (row === undefined) return refuse('not-found');
    return {
      version: row.version,
      at: row.submitted_at.toISOString(),
      hash: row.hash,
      form: row.dossier.form,
      facts: row.dossier.facts as never,
      place: row.dossier.place,
      materials: row.dossier.materials,
    };
  });

/** Routes of applications: the applicant's, the officers' and the case page's. */
export const applicationRoutes = (platform: Platform): Route[] => [
  route(contract.startApplication, ({ caller, body }) => startApplication(platform, caller, body)),
  route(contract.readOpenings, ({ caller }) => readOpenings(platform, caller)),
  route(contract.listApplications, ({ caller, query }) => listing.listApplications(platform, caller, query)),
  route(contract.countApplications, ({ caller }) => listing.countApplications(platform, caller)),
  route(contract.exportApplications, ({ caller, query }) => exportList(platform, caller, query)),
  route(contract.readCase, ({ caller, params }) => readCase(platform, caller, params.id)),
  route(contract.readSubmittedVersion, ({ caller, params }) =>
    submittedVersion(platform, caller, params.id, params.version),
  ),
  route(contract.saveDraft, ({ caller, params, body }) => drafting.saveDraft(platform, caller, params.id, body)),
  route(contract.submitApplication, ({ caller, params, body }) => submitApplication(platform, caller, params.id, body)),
  route(contract.discardApplication, ({ caller, params }) => drafting.discardApplication(platform, caller, params.id)),
  route(contract.withdrawApplication, ({ caller, params, body }) =>
    drafting.withdrawApplication(platform, caller, params.id, body),
  ),
  route(contract.judgeCriterion, ({ caller, params, body }) =>
    reviewing.judgeCriterion(platform, caller, params.id, body),
  ),
  route(contract.endorseApplication, ({ caller, params, body }) =>
    reviewing.endorseApplication(platform, caller, params.id, body),
  ),
  route(contract.returnApplication, ({ caller, params, body }) =>
    reviewing.returnApplication(platform, caller, params.id, body),
  ),
  route(contract.refuseApplication, ({ caller, params, body }) =>
    reviewing.refuseApplication(platform, caller, params.id, body),
  ),
  route(contract.signOpinion, ({ caller, params, body }) => signOpinion(platform, caller, params.id, body)),
  route(contract.passFormalCheck, ({ caller, params, body }) =>
    reviewing.passFormalCheck(platform, caller, params.id, body),
  ),
  route(contract.printForm, ({ caller, params }) => printForm(platform, caller, params.id)),
  route(contract.printBound, ({ caller, params }) => printBound(platform, caller, params.id)),
  route(contract.printBlankForm, ({ caller, params }) =>
    printBlankForm(platform, caller, params.id, params.type, params.format),
  ),
  route(contract.uploadMaterial, ({ caller, params, query, file }) =>
    materials.uploadMaterial(platform, caller, params.id, query.slot, file),
  ),
  route(contract.removeMaterial, ({ caller, params }) =>
    materials.removeMaterial(platform, caller, params.id, params.materialId),
  ),
  route(contract.downloadMaterial, ({ caller, params, query }) =>
    materials.openMaterial(platform, caller, params.id, params.materialId, query.download === 'true'),
  ),
  route(contract.downloadAllMaterials, ({ caller, params }) => archive(platform, caller, params.id)),
];
