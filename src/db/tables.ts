import type { MeasureTables } from './measure-tables.ts';
import type { NominationTables } from './nomination-tables.ts';
import type { ColumnType, Generated } from 'kysely';
import type { DocumentKind } from '#documents/render-document.ts';
import type { FactValue } from '#policy/criteria.ts';
import type { FormValue } from '#policy/dossier.ts';
import type { LawDay } from '#policy/law-day.ts';
import type { CallMaterial } from '#policy/materials.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { Role } from '#policy/roles.ts';
import type { Text } from '#policy/text.ts';
import type { ApplicationStatus, PlannedStep } from '#workflow/application-file.ts';

/** The tables as `migrations/` makes them. jsonb columns are written as text by {@link json}. */

type Json<T> = ColumnType<T, string, string>;
/** Text in both languages of which one may be empty. */
export type PlaceName = { zh: string; en: string };
export type FormValues = Record<string, FormValue>;
export type FactValues = Record<string, FactValue | null>;
export type Flag = { path: string; note: string };
export type MaterialRecord = {
  id: string;
  slot: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
  pages: number | null;
  uploadedAt: string;
  uploadedBy: string;
};
/** What was submitted: the content that is hashed, shown to the public and kept for ever. */
export type Dossier = {
  place: PlaceName;
  form: FormValues;
  facts: FactValues;
  recommenderCode: string | null;
  group: string | null;
  lane: string | null;
  /** Also entered for the further title the call names. */
  jointEntry: boolean;
  materials: MaterialRecord[];
};
export type AssociationKind =
  | 'nation'
  | 'body'
  | 'society'
  | 'alliance'
  | 'province'
  | 'prefecture'
  | 'district'
  | 'partner'
  | 'international-organization'
  | 'embassy'
  | 'university-association'
  | 'institute-association'
  | 'enterprise-association'
  | 'coordinating-body';
export type Suspensions = Record<string, { reason: string; at: string }>;

/** A value for a jsonb column. */
export const json = (value: unknown): string => JSON.stringify(value);

export type Tables = MeasureTables &
  NominationTables & {
    regions: {
      code: string;
      name_zh: string;
      name_en: string;
      parent_code: string | null;
      level: 'province' | 'prefecture' | 'district';
      municipality: boolean;
      sub_provincial: boolean;
    };
    associations: {
      code: string;
      kind: AssociationKind;
      name_zh: string;
      name_en: string;
      parent_code: string | null;
      region_code: string | null;
      document_prefix: string;
    };
    accounts: {
      id: string;
      email: string;
      name: string;
      password_hash: string;
      locale: 'zh' | 'en';
      created_at: Date;
      demonstration: Generated<boolean>;
    };
    sessions: { token_hash: Buffer; account_id: string; created_at: Date; expires_at: Date };
    attempts: { key: string; count: number; window_started_at: Date };
    units: {
      id: string;
      jurisdiction: 'domestic' | 'foreign';
      name_zh: string;
      name_en: string;
      credit_code: string | null;
      registration_number: string | null;
      country_code: string;
      legal_personality: boolean;
      region_code: string | null;
      province_code: string | null;
      district_code: string | null;
      direct_under_province: boolean;
      corps: boolean;
      city: string;
      address: string;
      contact_name: string;
      contact_phone: string;
      search_text: Generated<string>;
      created_at: Date;
    };
    memberships: {
      id: string;
      account_id: string;
      role: Role;
      association_code: string | null;
      unit_id: string | null;
      valid_from: LawDay;
      valid_to: LawDay | null;
    };
    cooperations: {
      id: string;
      unit_id: string;
      association_code: string;
      since: LawDay;
      basis: string;
      recorded_by: string;
      recorded_at: Date;
      ended_on: LawDay | null;
    };
    regulation_versions: {
      regulation_id: string;
      version: string;
      body: Json<Regulation>;
      stored_at: Date;
    };
    calls: {
      id: string;
      regulation_id: string;
      title: Json<Text>;
      body: Json<PlaceName>;
      year: number;
      opens_at: Date;
      closes_at: Date;
      types: string[];
      suspensions: Json<Suspensions>;
      publicity_days: number | null;
      publicity_day_kind: 'calendar' | 'working';
      issuer_code: string;
      parent_id: string | null;
      materials: Json<CallMaterial[]>;
      status: 'draft' | 'published';
      created_by: string | null;
      created_at: Date;
    };
    working_years: { year: number; source: string };
    working_days: { day: LawDay; working: boolean; note: string };
    applications: {
      id: string;
      number: string | null;
      call_id: string;
      unit_id: string;
      base_type: string;
      regulation_id: string;
      regulation_version: string;
      status: ApplicationStatus;
      route: Json<PlannedStep[]>;
      step_index: Generated<number>;
      step_id: string | null;
      holder_code: string | null;
      holder_roles: Generated<string[]>;
      step_entered_at: Date | null;
      due_on: LawDay | null;
      association_codes: Generated<string[]>;
      province_code: string | null;
      place: Json<PlaceName>;
      form: Json<FormValues>;
      facts: Json<FactValues>;
      recommender_code: string | null;
      flags: Json<Flag[]>;
      version: Generated<number>;
      submitted_version: number | null;
      published_hash: string | null;
      applicant_group: string | null;
      lane: string | null;
      joint_entry: Generated<boolean>;
      authority_code: string;
      panel_codes: Generated<string[]>;
      created_by: string;
      created_at: Date;
      updated_at: Date;
      updated_by: string | null;
      submitted_at: Date | null;
    };
    application_versions: {
      application_id: string;
      version: number;
      submitted_at: Date;
      hash: string;
      dossier: Json<Dossier>;
    };
    application_events: {
      application_id: string;
      sequence: number;
      type: string;
      at: Date;
      actor_id: string | null;
      actor_name: string | null;
      association_code: string | null;
      step_id: string | null;
      text: string | null;
      clauses: string[];
      details: Json<Record<string, unknown>>;
    };
    judgements: {
      id: string;
      application_id: string;
      criterion_id: string;
      verdict: 'met' | 'unmet' | 'relaxed';
      reason: string;
      actor_id: string;
      actor_name: string;
      association_code: string;
      at: Date;
      on_version: number;
    };
    uploads: {
      id: string;
      storage_key: string;
      file_name: string;
      media_type: string;
      size: number;
      sha256: string;
      pages: number | null;
      created_at: Date;
    };
    materials: {
      id: string;
      application_id: string;
      slot: string;
      upload_id: string;
      added_by: string;
      added_by_name: string;
      added_at: Date;
      removed_at: Date | null;
    };
    notices: {
      id: string;
      number: string;
      association_code: string;
      call_id: string;
      title: Json<Text>;
      opens_at: Date;
      closes_at: Date;
      opened_by: string;
      model: Json<NoticeModel>;
    };
    notice_items: {
      notice_id: string;
      application_id: string;
      hash: string;
      superseded: Generated<boolean>;
    };
    objections: {
      id: string;
      notice_id: string;
      application_id: string;
      association_code: string;
      name: string;
      contact: string;
      content: string;
      upload_id: string | null;
      received_at: Date;
      state: 'open' | 'dismissed' | 'upheld';
      handling: string | null;
      handled_by: string | null;
      handled_by_name: string | null;
      handled_at: Date | null;
    };
    expert_profiles: { account_id: string; affiliation: string; ties: string[]; fields: string[] };
    reviews: {
      id: string;
      application_id: string;
      expert_id: string;
      position: number;
      state: 'assigned' | 'submitted' | 'declined' | 'released';
      scores: Json<Record<string, number>>;
      opinion: Generated<string>;
      recommend: boolean | null;
      assigned_at: Date;
      saved_at: Date | null;
      submitted_at: Date | null;
      decline_reason: string | null;
      panel_codes: Generated<string[]>;
    };
    panel_summaries: {
      application_id: string;
      summary: string;
      recommend: boolean;
      average_hundredths: number;
      actor_name: string;
      at: Date;
    };
    documents: {
      id: string;
      kind: DocumentKind;
      model_version: number;
      model: Json<unknown>;
      number: string | null;
      title: string;
      issuer_code: string;
      issued_on: LawDay;
      recorded_at: Date;
      recorded_by: string | null;
    };
    document_applications: { document_id: string; application_id: string };
    meetings: {
      id: string;
      title: string;
      held_on: LawDay;
      venue: string;
      attendees: string[];
      state: 'draft' | 'concluded';
      version: Generated<number>;
      created_by: string;
      created_at: Date;
      concluded_at: Date | null;
      concluded_by_name: string | null;
      document_id: string | null;
      association_code: string;
    };
    meeting_items: {
      meeting_id: string;
      application_id: string;
      position: number;
      in_favour: number | null;
      against: number | null;
      abstained: number | null;
      outcome: 'approved' | 'rejected' | 'deferred' | null;
      remark: Generated<string>;
    };
    recognitions: {
      id: string;
      application_id: string | null;
      unit_id: string;
      unit_name: Json<Text>;
      regulation_id: string;
      regulation_version: string;
      base_type: string;
      name_zh: string;
      name_en: string;
      place: Json<PlaceName>;
      province_code: string | null;
      country_code: string;
      issued_on: LawDay;
      valid_from: LawDay;
      valid_to: LawDay | null;
      revoked_on: LawDay | null;
      verification_code: string;
      document_id: string;
      statement: string;
      signature: string;
      search_text: string;
    };
    sanctions: {
      id: string;
      unit_id: string;
      application_id: string;
      regulation_id: string;
      clause: string;
      finding: string;
      decided_on: LawDay;
      decided_at: Date;
      decided_by: string;
      decided_by_name: string;
      bar_until: LawDay;
      authority_code: string;
      cancelled: string[];
      lifted_at: Date | null;
      lifted_by_name: string | null;
      lift_reason: string | null;
    };
    misconduct_records: {
      id: string;
      application_id: string;
      clause: string;
      person_name: string;
      facts: string;
      handling: string;
      recorded_at: Date;
      recorded_by: string;
      recorded_by_name: string;
    };
    notifications: {
      id: string;
      account_id: string;
      at: Date;
      text: Json<Text>;
      link: string | null;
      read_at: Date | null;
    };
    counters: { key: string; value: number };
    audit_log: {
      sequence: number;
      at: Date;
      actor_id: string | null;
      actor_name: string | null;
      action: string;
      subject: string;
      details: Json<Record<string, unknown>>;
      previous_hash: string;
      hash: string;
    };
    audit_head: { single: Generated<boolean>; sequence: number; hash: string };
    audit_signatures: { sequence: number; hash: string; signed_at: Date; signature: string };
  };

/** One line of a public notice as the public reads it; nothing personal is in it. */
export type NoticeItem = {
  applicationId: string;
  number: string;
  unitName: Text;
  baseType: string;
  baseTypeName: Text;
  place: PlaceName;
  recommendedBy: Text;
  hash: string;
};
export type NoticeModel = {
  items: NoticeItem[];
  callTitle: Text;
  regulationId: string;
  regulationTitle: Text;
  clause: string;
};
