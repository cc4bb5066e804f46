import * as calls from '#contract/calls.ts';
import * as meetings from '#contract/meetings.ts';
import * as recognitions from '#contract/recognitions.ts';
import * as sanctions from '#contract/sanctions.ts';
import * as today from '#contract/today.ts';
import * as units from '#contract/units.ts';
import { route, type Route } from '#http/route.ts';
import { accountRoutes } from './accounts/routes.ts';
import { applicationRoutes } from './applications/routes.ts';
import { checkAudit, readAudit } from './audit/service.ts';
import * as callService from './calls/service.ts';
import { listDocuments, openDocument } from './documents/service.ts';
import * as meetingService from './meetings/service.ts';
import type { Platform } from './platform.ts';
import { publicityRoutes } from './publicity/routes.ts';
import * as recognitionService from './recognitions/service.ts';
import { referenceRoutes } from './reference/routes.ts';
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
  route(recognitions.issueApproval, ({ caller, body }) => recognitionService.issueApproval(platform, caller, body)),
  route(recognitions.listRecognitions, ({ caller, query }) =>
    recognitionService.listRecognitions(platform, caller, query),
  ),
  route(recognitions.readRecognition, ({ caller, params }) =>
    recognitionService.readRecognition(platform, caller, params.id),
  ),
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

/** Every route of the interface. What is not here does not exist, and the permission test reads exactly this list. */
export const allRoutes = (platform: Platform, secureCookies: boolean): Route[] => [
  ...accountRoutes(platform, secureCookies),
  ...unitRoutes(platform),
  ...callRoutes(platform),
  ...applicationRoutes(platform),
  ...reviewRoutes(platform),
  ...publicityRoutes(platform),
  ...decisionRoutes(platform),
  ...deskRoutes(platform),
  ...referenceRoutes(platform),
];
