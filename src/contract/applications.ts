import { z } from 'zod';
import { caseSchema, flagSchema, looseTextSchema, materialViewSchema } from './case.ts';
import { endpoint } from './endpoint.ts';
import {
  idParams,
  idSchema,
  instantSchema,
  lawDaySchema,
  obstacleSchema,
  pageOf,
  pageQuery,
  statusSchema,
  stepKindSchema,
  textSchema,
  writtenText,
} from './shapes.ts';

/** A value of the form as stored: text of a field, a figure (money in whole 元), or chosen options. */
export const formValueSchema = z.union([
  writtenText(5000),
  z.number().min(0).max(1e14),
  z.array(writtenText(500)).max(40),
  z.null(),
]);
export const factValueSchema = z.union([
  z.number().min(0).max(1e12),
  z.boolean(),
  writtenText(5000),
  z.array(z.string().max(60)).max(40),
  z.null(),
]);
export const dossierInputSchema = z.strictObject({
  /** The `version` last read; a draft changed since is refused, not overwritten. */
  version: z.int(),
  /** City or park for the name on the plaque. */
  place: z.strictObject({ zh: writtenText(60), en: writtenText(120) }),
  form: z.record(z.string().max(60), formValueSchema),
  facts: z.record(z.string().max(60), factValueSchema),
  /** Overseas bases: the association with which cooperation is on record. */
  recommenderCode: z.string().max(60).nullable(),
  /** Which of the regulation's applicants it is, and by which lane it goes; null where it has none. */
  group: z.string().max(60).nullable(),
  lane: z.string().max(60).nullable(),
  /** Also entered for the further title the call names. */
  jointEntry: z.boolean(),
});
export type DossierInput = z.input<typeof dossierInputSchema>;

export const applicationRowSchema = z.object({
  id: idSchema,
  number: z.string().nullable(),
  unitName: textSchema,
  baseType: z.string(),
  baseTypeName: textSchema,
  callTitle: textSchema,
  regulationId: z.string(),
  provinceCode: z.string().nullable(),
  provinceName: textSchema.nullable(),
  status: statusSchema,
  stepId: z.string().nullable(),
  stepName: textSchema.nullable(),
  stepIndex: z.int(),
  stepCount: z.int(),
  submittedAt: instantSchema.nullable(),
  updatedAt: instantSchema,
  dueOn: lawDaySchema.nullable(),
});
export type ApplicationRow = z.infer<typeof applicationRowSchema>;

export const applicationFilterSchema = z.strictObject({
  text: z.string().max(100).optional(),
  status: statusSchema.optional(),
  baseType: z.string().max(60).optional(),
  stepId: z.string().max(60).optional(),
  /** Whatever the regulation calls the step. */
  stepKind: stepKindSchema.optional(),
  provinceCode: z.string().max(6).optional(),
  callId: idSchema.optional(),
  /** Only what waits for me. */
  mine: z.enum(['true']).optional(),
  sort: z.enum(['submittedAt', 'updatedAt', 'number', 'dueOn']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
});
export type ApplicationFilter = z.infer<typeof applicationFilterSchema>;

const savedSchema = z.object({ version: z.int(), savedAt: instantSchema });
const doneSchema = z.object({ status: statusSchema, stepId: z.string().nullable(), number: z.string().nullable() });
const versioned = { version: z.int() };
const p = 'applications.handle';

export const startApplication = endpoint({
  method: 'POST',
  path: '/api/applications',
  permission: 'applications.apply',
  summary: { zh: '新建申请', en: 'Start an application' },
  body: z.strictObject({
    callId: idSchema,
    baseType: z.string().max(60),
    unitId: idSchema,
    /** A recognition of the unit whose data fill the new file. */
    from: idSchema.optional(),
  }),
  reply: z.object({ id: idSchema }),
  refusals: [
    'call-not-open',
    'type-not-open',
    'regulation-not-in-force',
    'call-forwarded',
    'not-in-territory',
    'application-exists',
    'barred',
    'nomination-needed',
    'criteria-unmet',
  ],
});
/** Where the caller's units can begin a file now, and why not where they cannot. */
export const readOpenings = endpoint({
  method: 'GET',
  path: '/api/openings',
  permission: 'applications.apply',
  summary: { zh: '可以申报的通知和类型', en: 'Where a file can begin' },
  reply: z.object({
    openings: z.array(
      z.object({ callId: idSchema, baseType: z.string(), unitId: idSchema, obstacle: obstacleSchema.nullable() }),
    ),
  }),
});
export const listApplications = endpoint({
  method: 'GET',
  path: '/api/applications',
  permission: 'applications.read',
  summary: { zh: '申请列表', en: 'Applications' },
  query: applicationFilterSchema.extend(pageQuery),
  reply: pageOf(applicationRowSchema),
});
export const countApplications = endpoint({
  method: 'GET',
  path: '/api/applications/counts',
  permission: 'applications.read',
  summary: { zh: '各环节件数', en: 'How many at each step' },
  reply: z.object({
    total: z.int(),
    byStep: z.array(z.object({ stepId: z.string(), stepName: textSchema, count: z.int(), overdue: z.int() })),
    byStatus: z.record(z.string(), z.int()),
  }),
});
export const exportApplications = endpoint({
  method: 'GET',
  path: '/api/applications/export.xlsx',
  permission: 'applications.read',
  summary: { zh: '导出当前列表', en: 'Export the list as seen' },
  query: applicationFilterSchema,
  transport: 'file',
});
export const readCase = endpoint({
  method: 'GET',
  path: '/api/applications/:id',
  permission: 'applications.read',
  summary: { zh: '案卷', en: 'Case' },
  params: idParams,
  reply: caseSchema,
});
export const readSubmittedVersion = endpoint({
  method: 'GET',
  path: '/api/applications/:id/versions/:version',
  permission: 'applications.read',
  summary: { zh: '提交时原样', en: 'The form as submitted' },
  params: z.strictObject({ id: idSchema, version: z.coerce.number().int() }),
  reply: z.object({
    version: z.int(),
    at: instantSchema,
    hash: z.string(),
    form: caseSchema.shape.form,
    facts: caseSchema.shape.facts,
    place: looseTextSchema,
    materials: z.array(materialViewSchema),
  }),
});
export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/applications/:id/draft',
  permission: 'applications.apply',
  summary: { zh: '保存草稿', en: 'Save the draft' },
  params: idParams,
  body: dossierInputSchema,
  reply: savedSchema,
  refusals: ['stale-version', 'acted-already', 'cannot-now', 'field-locked', 'form-incomplete'],
});
export const submitApplication = endpoint({
  method: 'POST',
  path: '/api/applications/:id/submit',
  permission: 'applications.apply',
  summary: { zh: '提交或重新提交', en: 'Submit or resubmit' },
  params: idParams,
  body: z.strictObject({ ...versioned, truthful: z.literal(true) }),
  reply: doneSchema,
  refusals: [
    'call-not-open',
    'type-not-open',
    'regulation-not-in-force',
    'barred',
    'form-incomplete',
    'materials-missing',
    'criteria-unmet',
    'no-route',
    'stale-version',
    'cannot-now',
  ],
});
export const discardApplication = endpoint({
  method: 'DELETE',
  path: '/api/applications/:id',
  permission: 'applications.apply',
  summary: { zh: '删除草稿', en: 'Discard a draft' },
  params: idParams,
  refusals: ['cannot-now'],
});
export const withdrawApplication = endpoint({
  method: 'POST',
  path: '/api/applications/:id/withdraw',
  permission: 'applications.apply',
  summary: { zh: '撤回申请', en: 'Withdraw' },
  params: idParams,
  body: z.strictObject({ ...versioned, reason: writtenText(500, 2) }),
  reply: doneSchema,
  refusals: ['cannot-now', 'stale-version'],
});
export const judgeCriterion = endpoint({
  method: 'POST',
  path: '/api/applications/:id/judgements',
  permission: p,
  summary: { zh: '研判一项条件', en: 'Judge a condition' },
  params: idParams,
  body: z.strictObject({
    ...versioned,
    criterionId: z.string().max(60),
    verdict: z.enum(['met', 'unmet', 'relaxed']),
    reason: writtenText(1000, 4),
  }),
  reply: savedSchema,
  refusals: ['cannot-now', 'judgement-not-possible', 'stale-version'],
});
export const endorseApplication = endpoint({
  method: 'POST',
  path: '/api/applications/:id/endorse',
  permission: p,
  summary: { zh: '同意推荐', en: 'Endorse' },
  params: idParams,
  body: z.strictObject({ ...versioned, opinion: writtenText(2000, 4) }),
  reply: doneSchema,
  refusals: ['cannot-now', 'stale-version', 'acted-already'],
});
export const returnApplication = endpoint({
  method: 'POST',
  path: '/api/applications/:id/return',
  permission: p,
  summary: { zh: '退回补正', en: 'Return for correction' },
  params: idParams,
  body: z.strictObject({ ...versioned, reason: writtenText(2000, 4), flags: z.array(flagSchema).max(100) }),
  reply: doneSchema,
  refusals: ['cannot-now', 'nothing-flagged', 'stale-version', 'acted-already'],
});
export const refuseApplication = endpoint({
  method: 'POST',
  path: '/api/applications/:id/refuse',
  permission: p,
  summary: { zh: '不予推荐', en: 'Refuse' },
  params: idParams,
  body: z.strictObject({ ...versioned, reason: writtenText(2000, 4) }),
  reply: doneSchema,
  refusals: ['cannot-now', 'stale-version', 'acted-already'],
});
export const signOpinion = endpoint({
  method: 'POST',
  path: '/api/applications/:id/sign-opinion',
  permission: 'publicity.manage',
  summary: { zh: '签署意见并正式行文', en: 'Sign the opinion and write officially' },
  params: idParams,
  body: z.strictObject({ ...versioned, opinion: writtenText(2000, 4) }),
  reply: doneSchema.extend({ documentId: idSchema, documentNumber: z.string() }),
  refusals: ['cannot-now', 'stale-version', 'acted-already'],
});
export const passFormalCheck = endpoint({
  method: 'POST',
  path: '/api/applications/:id/pass-formal-check',
  permission: p,
  summary: { zh: '通过形式审查', en: 'Pass the formal check' },
  params: idParams,
  body: z.strictObject({ ...versioned, remark: writtenText(2000, 2) }),
  reply: doneSchema,
  refusals: ['cannot-now', 'stale-version', 'acted-already'],
});
/** The bound file: cover, contents, form, annexes and uploads as one A4 document with page numbers. */
export const printBound = endpoint({
  method: 'GET',
  path: '/api/applications/:id/bound.pdf',
  permission: 'applications.read',
  summary: { zh: '打印装订成册的申报材料', en: 'Print the bound file' },
  params: idParams,
  transport: 'file',
  refusals: ['rule-absent'],
});
/** The form of a call with nothing in it. */
export const printBlankForm = endpoint({
  method: 'GET',
  path: '/api/calls/:id/blank-form/:type/:format',
  permission: 'public',
  summary: { zh: '空白申请表', en: 'The blank form' },
  params: z.strictObject({ id: idSchema, type: z.string().max(60), format: z.enum(['pdf', 'docx']) }),
  transport: 'file',
});
export const printForm = endpoint({
  method: 'GET',
  path: '/api/applications/:id/form.pdf',
  permission: 'applications.read',
  summary: { zh: '打印申请表', en: 'Print the form' },
  params: idParams,
  transport: 'file',
});

export const uploadMaterial = endpoint({
  method: 'POST',
  path: '/api/applications/:id/materials',
  permission: 'applications.apply',
  summary: { zh: '上传材料', en: 'Upload a material' },
  params: idParams,
  query: z.strictObject({ slot: z.string().regex(/^[A-Za-z0-9:-]{1,80}$/) }),
  reply: materialViewSchema,
  refusals: ['upload-too-large', 'upload-refused', 'upload-limit', 'cannot-now', 'field-locked'],
  transport: 'upload',
});
export const removeMaterial = endpoint({
  method: 'DELETE',
  path: '/api/applications/:id/materials/:materialId',
  permission: 'applications.apply',
  summary: { zh: '删除材料', en: 'Remove a material' },
  params: z.strictObject({ id: idSchema, materialId: idSchema }),
  refusals: ['cannot-now', 'field-locked'],
});
export const downloadMaterial = endpoint({
  method: 'GET',
  path: '/api/applications/:id/materials/:materialId/file',
  permission: 'applications.read',
  summary: { zh: '查看材料', en: 'Open a material' },
  params: z.strictObject({ id: idSchema, materialId: idSchema }),
  query: z.strictObject({ download: z.enum(['true']).optional() }),
  transport: 'file',
});
export const downloadAllMaterials = endpoint({
  method: 'GET',
  path: '/api/applications/:id/materials.zip',
  permission: 'applications.read',
  summary: { zh: '下载全部材料', en: 'Download all materials' },
  params: idParams,
  transport: 'file',
});
