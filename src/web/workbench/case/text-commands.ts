import {
  endorseApplication,
  passFormalCheck,
  refuseApplication,
  signOpinion,
  withdrawApplication,
} from '#contract/applications.ts';
import type { Case } from '#contract/case.ts';
import { findFraud } from '#contract/sanctions.ts';
import { call } from '../../api.ts';

export type TextRule = {
  minimum: number;
  maximum: number;
  danger: boolean;
  give: (file: Case, text: string) => Promise<object>;
};
const paramsOf = (file: Case) => ({ params: { id: file.id } });

/** Bounds of the texts are the contract's. */
export const textCommands = {
  endorse: {
    minimum: 4,
    maximum: 2000,
    danger: false,
    give: (file, opinion) => call(endorseApplication, { ...paramsOf(file), body: { version: file.version, opinion } }),
  },
  refuse: {
    minimum: 4,
    maximum: 2000,
    danger: true,
    give: (file, reason) => call(refuseApplication, { ...paramsOf(file), body: { version: file.version, reason } }),
  },
  'sign-opinion': {
    minimum: 4,
    maximum: 2000,
    danger: false,
    give: (file, opinion) => call(signOpinion, { ...paramsOf(file), body: { version: file.version, opinion } }),
  },
  'pass-formal-check': {
    minimum: 2,
    maximum: 2000,
    danger: false,
    give: (file, remark) => call(passFormalCheck, { ...paramsOf(file), body: { version: file.version, remark } }),
  },
  withdraw: {
    minimum: 2,
    maximum: 500,
    danger: true,
    give: (file, reason) => call(withdrawApplication, { ...paramsOf(file), body: { version: file.version, reason } }),
  },
  'find-fraud': {
    minimum: 10,
    maximum: 3000,
    danger: true,
    give: (file, finding) => call(findFraud, { ...paramsOf(file), body: { finding } }),
  },
} as const satisfies Record<string, TextRule>;

export type TextCommandName = keyof typeof textCommands;
export const isTextCommand = (command: string): command is TextCommandName => command in textCommands;
