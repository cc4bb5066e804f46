import * as calls from '#contract/calls.ts';
import * as funding from '#contract/funding.ts';
import * as meetings from '#contract/meetings.ts';
import * as recognitions from '#contract/recognitions.ts';
import * as sanctions from '#contract/sanctions.ts';
import * as selections from '#contract/selections.ts';
import * as today from '#contract/today.ts';
import * as units from '#contract/units.ts';
import { route, type Route } from '#http/route.ts';
import { accountRoutes } from './accounts/routes.ts';
import { readBridge } from './applications/bridging.ts';
import { applicationRoutes } from './applications/routes.ts';
import { decideJointEntry, listSelections, selectBest } from './applications/selecting.ts';
import { checkAudit, readAudit } from './audit/service.ts';
import { forwardCall } from './calls/forwarding.ts';
import * as questions from './calls/questions.ts';
import * as callService from './calls/service.ts';
import { listDocuments, openDocument } from './documents/service.ts';
import * as fundingService from './funding/service.ts';
import * as meetingService from './meetings/service.ts';
import type { Platform } from './platform.ts';
import { nominationRoutes } from './nominations/routes.ts';
import { publicityRoutes } from './publicity/routes.ts';
import { issueApproval } from './recognitions/approval.ts';
import * as recognitionService from './recognitions/service.ts';
import { approveOverride, requestOverride } from './recognitions/yearly-cap.ts';
import { referenceRoutes } from './reference/routes.ts';
import { regulationRoutes } from './regulations/routes.ts';
import { reviewRoutes } from './reviews/routes.ts';
import * as sanctionService from './sanctions/service.ts';
import * as todayService from './today/service.ts';
import * as unitService from './units/service.ts';

const callRoutes = (platform: Platform): Route[] => [
  route(calls.listCalls, ({ caller }) => callService.listCalls(platform, caller)),
  route(calls.readCall, ({ caller, params }) => callService.readCall(platform, caller, params.id)),
  route(calls.createCall, ({ caller, body }) => callService.createCall(platform, caller, body)),
  route(calls.updateCall, ({ caller, params, body }) => callService.updateCall(platform, caller, params.id, body)),
  route(calls.publishCall, ({ caller, params }) => callService.publishCall(platform, caller, params.id)),
  route(calls.forwardCall, ({ caller, params, body }) => forwardCall(platform, caller, params.id, body)),
  route(calls.listQuestions, ({ caller, params }) => questions.listQuestions(platform, caller, params.id)),
  route(calls.askQuestion, ({ caller, params, body }) => questions.askQuestion(platform, caller, params.id, body)),
  route(calls.answerQuestion, ({ caller, params, body }) =>
    questions.answerQuestion(platform, caller, params.id, body),
  ),
  route(calls.suspendType, ({ caller, params, body }) => callService.suspendType(platform, caller, params.id, body)),
];

const unitRoutes = (platform: Platform): Route[] => [
  route(units.readMyUnits, ({ caller }) => unitService.readMyUnits(platform, caller)),
  route(units.updateUnit, ({ caller, params, body }) => unitService.updateUnit(platform, caller, params.id, body)),
  route(units.findUnits, ({ caller, query }) => unitService.findUnits(platform, caller, query)),
  route(units.listCooperations, ({ caller, query }) => unitService.listCooperations(platform, caller, query.unitId)),
  route(units.recordCooperation, ({ caller, body }) => unitService.recordCooperation(platform, caller, body)),
  route(units.endCooperation, ({ caller, params }) => unitService.endCooperation(platform, caller, params.id)),
];

const decisionRoutes = (platform: Platform): Route[] => [
  route(meetings.listMeetings, ({ caller }) => meetingService.listMeetings(platform, caller)),
  route(meetings.readMeeting, ({ caller, params }) => meetingService.readMeeting(platform, caller, params.id)),
  route(meetings.createMeeting, ({ caller, body }) => meetingService.createMeeting(platform, caller, body)),
  route(meetings.concludeMeeting, ({ caller, params, body }) =>
    meetingService.concludeMeeting(platform, caller, params.id, body),
  ),
  route(recognitions.issueApproval, ({ caller, body }) => issueApproval(platform, caller, body)),
  route(recognitions.requestOverride, ({ caller, params, body }) => requestOverride(platform, caller, params.id, body)),
  route(recognitions.approveOverride, ({ caller, params, body }) => approveOverride(platform, caller, params.id, body)),
  route(recognitions.listRecognitions, ({ caller, query }) =>
    recognitionService.listRecognitions(platform, caller, query),
  ),
  route(recognitions.readRecognition, ({ caller, params }) =>
    recognitionService.readRecognition(platform, caller, params.id),
  ),
  route(recognitions.readBridge, ({ caller, params }) => readBridge(platform, caller, params.id)),
  route(recognitions.printPlaque, ({ caller, params }) =>
    recognitionService.printPlaque(platform, caller, params.id, params.format),
  ),
  route(recognitions.verifyPlaque, ({ caller, params }) =>
    recognitionService.verifyPlaque(platform, caller, params.code),
  ),
  route(recognitions.listDocuments, ({ caller }) => listDocuments(platform, caller)),
  route(recognitions.openDocument, ({ caller, params }) => openDocument(platform, caller, params.id)),
  route(sanctions.findFraud, ({ caller, params, body }) =>
    sanctionService.findFraud(platform, caller, params.id, body),
  ),
  route(sanctions.listSanctions, ({ caller }) => sanctionService.listSanctions(platform, caller)),
  route(sanctions.liftSanction, ({ caller, params, body }) =>
    sanctionService.liftSanction(platform, caller, params.id, body),
  ),
  route(sanctions.recordMisconduct, ({ caller, params, body }) =>
    sanctionService.recordMisconduct(platform, caller, params.id, body),
  ),
];

const deskRoutes = (platform: Platform): Route[] => [
  route(today.readToday, ({ caller }) => todayService.readToday(platform, caller)),
  route(today.listNotifications, ({ caller }) => todayService.listNotifications(platform, caller)),
  route(today.markNotificationsRead, ({ caller }) => todayService.markNotificationsRead(platform, caller)),
  route(today.search, ({ caller, query }) => todayService.search(platform, caller, query.text)),
  route(today.readAudit, ({ caller, query }) => readAudit(platform, caller, query)),
  route(today.checkAudit, ({ caller }) => checkAudit(platform, caller)),
];

const fundingRoutes = (platform: Platform): Route[] => [
  route(funding.listFunding, ({ caller }) => fundingService.listFunding(platform, caller)),
  route(funding.exportFunding, ({ caller }) => fundingService.exportFunding(platform, caller)),
  route(funding.recordPayment, ({ caller, params, body }) =>
    fundingService.recordPayment(platform, caller, params.id, body),
  ),
  route(funding.cancelPayment, ({ caller, params, body }) =>
    fundingService.cancelPayment(platform, caller, params.id, body),
  ),
  route(funding.reportUse, ({ caller, params, body }) => fundingService.reportUse(platform, caller, params.id, body)),
  route(funding.acceptUse, ({ caller, params }) => fundingService.acceptUse(platform, caller, params.id)),
];

const selectionRoutes = (platform: Platform): Route[] => [
  route(selections.listSelections, ({ caller }) => listSelections(platform, caller)),
  route(selections.selectBest, ({ caller, body }) => selectBest(platform, caller, body)),
  route(selections.decideJointEntry, ({ caller, params, body }) => decideJointEntry(platform, caller, params.id, body)),
];

/** Every route of the interface. What is not here does not exist, and the permission test reads exactly this list. */
export const allRoutes = (platform: Platform, secureCookies: boolean): Route[] => [
  ...accountRoutes(platform, secureCookies),
  ...unitRoutes(platform),
  ...callRoutes(platform),
  ...applicationRoutes(platform),
  ...reviewRoutes(platform),
  ...publicityRoutes(platform),
  ...decisionRoutes(platform),
  ...fundingRoutes(platform),
  ...selectionRoutes(platform),
  ...nominationRoutes(platform, secureCookies),
  ...deskRoutes(platform),
  ...referenceRoutes(platform),
  ...regulationRoutes(platform),
];
