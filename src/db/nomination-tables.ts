import type { ColumnType, Generated } from 'kysely';
import type { LawDay } from '#policy/law-day.ts';

export type NominationState = 'proposed' | 'declined' | 'invited' | 'registered' | 'withdrawn';

/** Tables of recommenders' lists and the organisations nominated on them. */
export type NominationTables = {
  nomination_lists: {
    id: string;
    call_id: string;
    /** The call itself, where `call_id` forwards one. */
    root_call_id: string;
    association_code: string;
    kind: string;
    quota: number | null;
    state: 'open' | 'submitted';
    version: Generated<number>;
    granted_by: string | null;
    granted_by_name: string | null;
    created_at: Date;
    submitted_at: Date | null;
    submitted_by: string | null;
    submitted_by_name: string | null;
    reader_codes: string[];
  };
  nominations: {
    id: string;
    list_id: string | null;
    call_id: string;
    root_call_id: string;
    association_code: string;
    proposed_by: string | null;
    name_zh: string;
    name_en: string;
    country_code: string;
    /** Computed by the database from the country. */
    overseas: ColumnType<boolean, never, never>;
    registration: string;
    contact_name: string;
    contact_email: string;
    consent_by: string;
    consent_on: LawDay;
    consent_how: string;
    recorded_by: string;
    recorded_by_name: string;
    recorded_at: Date;
    token_hash: Buffer | null;
    invited_at: Date | null;
    state: NominationState;
    unit_id: string | null;
    application_id: string | null;
    end_reason: string | null;
    reader_codes: string[];
  };
};
