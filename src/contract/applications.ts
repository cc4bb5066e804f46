import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  clauseRefSchema,
  commandSchema,
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

/** A value of the form as stored: text of a field, or whole 元. */
export const formValueSchema = z.union([writtenText(5000), z.int().min(0).max(1e14), z.null()]);
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
  provinceCode: z.string().max(6).optional(),
  callId: idSchema.optional(),
  /** Only what waits for me. */
  mine: z.enum(['true']).optional(),
  sort: z.enum(['submittedAt', 'updatedAt', 'number', 'dueOn']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
});
export type ApplicationFilter = z.infer<typeof applicationFilterSchema>;

const testOutcomeSchema = z.object({
  metric: z.string().nullable(),
  value: z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]).nullable(),
  source: z.enum(['declared', 'library', 'verified', 'unit', 'material']),
  verdict: z.enum(['met', 'unmet', 'needs-judgement', 'incomplete']),
});
export const verdictSchema = z.enum(['met', 'unmet', 'needs-judgement', 'relaxed', 'incomplete']);
export const criterionViewSchema = z.object({
  id: z.string(),
  clause: clauseRefSchema,
  condition: textSchema,
  note: textSchema.nullable(),
  verdict: verdictSchema,
  computed: verdictSchema,
  tests: z.array(testOutcomeSchema),
  relaxableUnder: clauseRefSchema.nullable(),
  judgement: z
    .object({
      verdict: z.enum(['met', 'unmet', 'relaxed']),
      reason: z.string(),
      by: z.string(),
      on: lawDaySchema,
      place: textSchema,
    })
    .nullable(),
  possible: z.array(z.enum(['met', 'unmet', 'relaxed'])),
});
export type CriterionView = z.infer<typeof criterionViewSchema>;

export const materialViewSchema = z.object({
  id: idSchema,
  /** Material of the regulation, or `evidence:<metric>`. */
  slot: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  pages: z.int().nullable(),
  uploadedAt: instantSchema,
  uploadedBy: z.string(),
});
export type MaterialView = z.infer<typeof materialViewSchema>;

export const flagSchema = z.strictObject({
  /** `form.<field>`, `facts.<metric>`, `material.<slot>` or `place`. */
  path: z.string().regex(/^(form|facts|material)\.[A-Za-z0-9:-]+$|^place$/),
  note: writtenText(500, 1),
});
export const changeSchema = z.object({
  path: z.string(),
  label: textSchema,
  before: z.string(),
  after: z.string(),
});

export const caseSchema = z.object({
  id: idSchema,
  number: z.string().nullable(),
  status: statusSchema,
  version: z.int(),
  updatedAt: instantSchema,
  submittedAt: instantSchema.nullable(),
  call: z.object({ id: idSchema, title: textSchema, opensAt: instantSchema, closesAt: instantSchema }),
  regulation: z.object({ id: z.string(), version: z.string(), title: textSchema, effectiveFrom: lawDaySchema }),
  baseType: z.string(),
  baseTypeName: textSchema,
  unit: z.object({
    id: idSchema,
    name: textSchema,
    jurisdiction: z.enum(['domestic', 'foreign']),
    legalPersonality: z.boolean(),
    provinceCode: z.string().nullable(),
    regionName: textSchema.nullable(),
    registration: z.string(),
    western: z.boolean(),
  }),
  place: textSchemaLoose(),
  plannedName: textSchema.nullable(),
  form: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  facts: z.record(z.string(), z.union([z.number(), z.boolean(), z.string(), z.array(z.string()), z.null()])),
  recommenderCode: z.string().nullable(),
  materials: z.array(materialViewSchema),
  criteria: z.array(criterionViewSchema),
  route: z.array(
    z.object({
      id: z.string(),
      kind: stepKindSchema,
      name: textSchema,
      clause: clauseRefSchema,
      level: z.enum(['unit', 'prefecture', 'province', 'recommender', 'nation']),
      holderName: textSchema.nullable(),
      state: z.enum(['done', 'now', 'todo']),
      by: z.string().nullable(),
      at: instantSchema.nullable(),
      dueOn: lawDaySchema.nullable(),
    }),
  ),
  stepIndex: z.int(),
  dueOn: lawDaySchema.nullable(),
  commands: z.array(z.object({ command: commandSchema, obstacle: obstacleSchema.nullable() })),
  /** What was asked back, while the file is with the applicant and after for comparison. */
  returned: z
    .object({
      reason: z.string(),
      flags: z.array(z.object({ path: z.string(), label: textSchema, note: z.string() })),
      by: z.string(),
      place: textSchema,
      at: instantSchema,
    })
    .nullable(),
  /** Against the version submitted before. */
  changes: z.array(changeSchema),
  submittedVersions: z.array(z.object({ version: z.int(), at: instantSchema, hash: z.string() })),
  events: z.array(
    z.object({
      sequence: z.int(),
      at: instantSchema,
      type: z.string(),
      actor: z.string().nullable(),
      place: textSchema.nullable(),
      stepName: textSchema.nullable(),
      /** Written text that belongs to it: opinion, reason. */
      text: z.string().nullable(),
      clauses: z.array(clauseRefSchema),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  notice: z
    .object({
      id: idSchema,
      opensAt: instantSchema,
      closesAt: instantSchema,
      state: z.enum(['open', 'closed']),
      objections: z.int(),
      openObjections: z.int(),
      hash: z.string(),
    })
    .nullable(),
  reviews: z.array(
    z.object({
      id: idSchema,
      label: z.string(),
      state: z.enum(['assigned', 'submitted', 'declined']),
      mine: z.boolean(),
      scores: z.record(z.string(), z.number()).nullable(),
      total: z.number().nullable(),
      opinion: z.string().nullable(),
      recommend: z.boolean().nullable(),
      submittedAt: instantSchema.nullable(),
      declineReason: z.string().nullable(),
    }),
  ),
  panelSummary: z
    .object({ summary: z.string(), recommend: z.boolean(), average: z.number(), by: z.string(), at: instantSchema })
    .nullable(),
  decision: z
    .object({
      meetingTitle: z.string(),
      heldOn: lawDaySchema,
      inFavour: z.int(),
      against: z.int(),
      abstained: z.int(),
      outcome: z.enum(['approved', 'rejected', 'deferred']),
      remark: z.string(),
    })
    .nullable(),
  documents: z.array(
    z.object({
      id: idSchema,
      kind: z.string(),
      number: z.string().nullable(),
      title: z.string(),
      issuedOn: lawDaySchema,
    }),
  ),
  recognitionId: idSchema.nullable(),
});
export type Case = z.infer<typeof caseSchema>;

function textSchemaLoose() {
  return z.object({ zh: z.string(), en: z.string() });
}

const savedSchema = z.object({ version: z.int(), savedAt: instantSchema });
const doneSchema = z.object({ status: statusSchema, stepId: z.string().nullable(), number: z.string().nullable() });
const versioned = { version: z.int() };
const p = 'applications.handle';

export const startApplication = endpoint({
  method: 'POST',
  path: '/api/applications',
  permission: 'applications.apply',
  summary: { zh: '新建申请', en: 'Start an application' },
  body: z.strictObject({ callId: idSchema, baseType: z.string().max(60), unitId: idSchema }),
  reply: z.object({ id: idSchema }),
  refusals: ['call-not-open', 'type-not-open', 'application-exists', 'barred', 'criteria-unmet'],
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
    place: textSchemaLoose(),
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
