/** One way to print anything that was stored: its kind, the version of its form, and the model. */
import type { z } from 'zod';
import { applicationFormModel } from './application-form/v1/model.ts';
import { render as renderApplicationForm } from './application-form/v1/render.ts';
import { renderDocx as renderApplicationFormDocx } from './application-form/v2/docx.ts';
import { applicationFormModelV2 } from './application-form/v2/model.ts';
import { render as renderApplicationFormV2 } from './application-form/v2/render.ts';
import { approvalModel } from './approval/v1/model.ts';
import { render as renderApproval } from './approval/v1/render.ts';
import { expertOpinionModel } from './expert-opinion/v1/model.ts';
import { render as renderExpertOpinion } from './expert-opinion/v1/render.ts';
import { meetingMinutesModel } from './meeting-minutes/v1/model.ts';
import { render as renderMeetingMinutes } from './meeting-minutes/v1/render.ts';
import { officialLetterModel } from './official-letter/v1/model.ts';
import { render as renderOfficialLetter } from './official-letter/v1/render.ts';
import { plaqueModel } from './plaque/v1/model.ts';
import { draw as drawPlaque, render as renderPlaque } from './plaque/v1/render.ts';
import { printableText } from './printable.ts';
import { publicityNoticeModel } from './publicity-notice/v1/model.ts';
import { render as renderPublicityNotice } from './publicity-notice/v1/render.ts';
import type { PrintOptions } from './typst.ts';

/** Every kind of document, with its Chinese name. */
export const documentNames = {
  'official-letter': '推荐函',
  approval: '批复',
  'publicity-notice': '公示',
  'application-form': '申报表',
  'expert-opinion': '专家评审意见',
  'meeting-minutes': '会议纪要',
  plaque: '牌匾',
} as const;

export type DocumentKind = keyof typeof documentNames;

export const documentKinds = Object.keys(documentNames) as DocumentKind[];

/** `svg` exists for the plaque alone: outlines for the engraver. `docx` for the application form from version 2 on. */
export type DocumentFormat = 'pdf' | 'svg' | 'docx';

export type RenderedDocument = { bytes: Buffer; mediaType: string; fileName: string };

export type RenderOptions = PrintOptions & { format?: DocumentFormat };

type Form = (model: unknown, options: RenderOptions) => Promise<RenderedDocument>;

const mediaTypes: Record<DocumentFormat, string> = {
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** A name that every file system takes, at most 80 characters. */
const fileNameOf = (name: string, format: DocumentFormat): string => {
  const plain = printableText(name)
    .replaceAll('\u200B', '')
    .replaceAll(/[\\/:*?"<>|\s]+/gu, ' ')
    .replace(/^[. ]+/u, '');
  return `${[...plain].slice(0, 80).join('').trim() || '文件'}.${format}`;
};

type Print<Model> = (model: Model, options?: PrintOptions) => Promise<Buffer>;

const form = <Schema extends z.ZodType>(
  schema: Schema,
  nameOf: (model: z.infer<Schema>) => string,
  print: { pdf: Print<z.infer<Schema>> } & { [format in DocumentFormat]?: Print<z.infer<Schema>> },
): Form => {
  return async (stored, { format = 'pdf', ...options }) => {
    const printer = print[format];
    if (!printer) throw new RangeError(`this document is not printed as ${format}`);
    const model = schema.parse(stored);
    return {
      bytes: await printer(model, options),
      mediaType: mediaTypes[format],
      fileName: fileNameOf(nameOf(model), format),
    };
  };
};

/** Versions are only ever added: a stored document keeps printing as it was issued. */
const forms: Record<DocumentKind, Record<number, Form>> = {
  'official-letter': {
    1: form(officialLetterModel, ({ documentNumber, title }) => `${documentNumber} ${title}`, {
      pdf: renderOfficialLetter,
    }),
  },
  approval: {
    1: form(approvalModel, ({ documentNumber, title }) => `${documentNumber} ${title}`, {
      pdf: renderApproval,
    }),
  },
  'publicity-notice': {
    1: form(publicityNoticeModel, ({ title }) => title, { pdf: renderPublicityNotice }),
  },
  'application-form': {
    1: form(applicationFormModel, ({ applicationNumber, applicant }) => `申报表 ${applicationNumber} ${applicant}`, {
      pdf: renderApplicationForm,
    }),
    2: form(
      applicationFormModelV2,
      ({ title, applicationNumber, blank }) => `${title.join('')}${blank ? '（空白表）' : ` ${applicationNumber}`}`,
      { pdf: renderApplicationFormV2, docx: renderApplicationFormDocx },
    ),
  },
  'expert-opinion': {
    1: form(expertOpinionModel, ({ applicationNumber, unit }) => `专家评审意见 ${applicationNumber} ${unit}`, {
      pdf: renderExpertOpinion,
    }),
  },
  'meeting-minutes': {
    1: form(meetingMinutesModel, ({ title }) => title, { pdf: renderMeetingMinutes }),
  },
  plaque: {
    1: form(plaqueModel, ({ name }) => `牌匾 ${name}`, { pdf: renderPlaque, svg: drawPlaque }),
  },
};

/** The newest version of a kind: what a new document is stored with. */
export const currentVersionOf = (kind: DocumentKind): number => Math.max(...Object.keys(forms[kind]).map(Number));

/**
 * Prints a stored model. The same arguments give the same bytes. Throws RangeError for a kind, version or
 * format that does not exist, and ZodError when the model does not fit its version.
 */
export const renderDocument = async (
  kind: DocumentKind,
  version: number,
  model: unknown,
  options: RenderOptions = {},
): Promise<RenderedDocument> => {
  const known = Object.hasOwn(forms, kind) ? forms[kind][version] : undefined;
  if (!known) throw new RangeError(`no document ${kind} version ${version}`);
  return known(model, options);
};
