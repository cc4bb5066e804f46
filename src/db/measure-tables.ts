import type { ColumnType, Generated } from 'kysely';
import type { Text } from '#policy/text.ts';
import type { LawDay } from '#policy/law-day.ts';

/** Tables of what single regulations bring: selection, caps, joint entries, funding, and the texts themselves over time. */
export type MeasureTables = {
  call_questions: {
    id: string;
    call_id: string;
    issuer_code: string;
    asked_by: Generated<string>;
    question: string;
    asked_at: Date;
    answer: ColumnType<Text | null, string | null, string | null>;
    answered_by_name: string | null;
    answered_at: Date | null;
    set_aside: Generated<boolean>;
  };
  selections: {
    application_id: string;
    call_id: string;
    association_code: string;
    chosen: boolean;
    rank: number | null;
    candidates: number;
    reason: string;
    actor_name: string;
    at: Date;
  };
  cap_overrides: {
    id: string;
    application_id: string;
    regulation_id: string;
    year: number;
    clause: string;
    reason: string;
    requested_by: string;
    requested_by_name: string;
    requested_at: Date;
    approved_by: string | null;
    approved_by_name: string | null;
    approved_at: Date | null;
  };
  joint_entries: {
    application_id: string;
    entry: string;
    outcome: 'accepted' | 'declined' | null;
    decided_on: LawDay | null;
    note: Generated<string>;
    actor_name: string | null;
  };
  funding_instalments: {
    id: string;
    recognition_id: string;
    payer_code: string;
    clause: string;
    year: number;
    amount_cny: number;
  };
  funding_payments: {
    id: string;
    instalment_id: string;
    paid_on: LawDay;
    amount_cny: number;
    reference: string;
    recorded_by: string;
    recorded_by_name: string;
    recorded_at: Date;
    cancelled_at: Date | null;
    cancelled_by_name: string | null;
    cancel_reason: string | null;
  };
  funding_reports: {
    id: string;
    instalment_id: string;
    used_cny: number;
    account: string;
    upload_id: string | null;
    submitted_at: Date;
    submitted_by_name: string;
    accepted_at: Date | null;
    accepted_by_name: string | null;
  };
  regulation_editions: {
    id: string;
    regulation_id: string;
    version: string;
    from_day: LawDay;
    source: 'file' | 'workbench';
    yaml: string;
    published_at: Date;
  };
  regulation_drafts: {
    id: string;
    regulation_id: string;
    authority_code: string;
    yaml: string;
    base_version: string | null;
    state: 'draft' | 'submitted' | 'published' | 'withdrawn';
    version: Generated<number>;
    from_day: LawDay | null;
    created_by: string;
    created_by_name: string;
    created_at: Date;
    updated_at: Date;
    submitted_by: string | null;
    submitted_by_name: string | null;
    submitted_at: Date | null;
    note: Generated<string>;
    approved_by: string | null;
    approved_by_name: string | null;
    approved_at: Date | null;
    updated_by_name: Generated<string>;
    return_reason: string | null;
    returned_by_name: string | null;
    returned_at: Date | null;
  };
};
