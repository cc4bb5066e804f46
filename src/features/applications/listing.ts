import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { z } from 'zod';
import { containing } from '#db/containing.ts';
import type { ApplicationFilter, ApplicationRow } from '#contract/applications.ts';
import type { Tx } from '#db/connect.ts';
import type { Tables } from '#db/tables.ts';
import { scopeOf, type SignedIn } from '#http/caller.ts';
import { lawDayOf, parseLawDay, yearOf } from '#policy/law-day.ts';
import type { Text } from '#policy/text.ts';
import { shortRegionName } from '#policy/region-name.ts';
import { unitText } from '../units/unit-name.ts';
import type { Platform } from '../platform.ts';

const sortColumns = {
  submittedAt: 'submitted_at',
  updatedAt: 'updated_at',
  number: 'number',
  dueOn: 'due_on',
} as const;
type SortKey = keyof typeof sortColumns;

/**
 * The caller's files. The first wall is here (units, associations, reviews of the caller), the second in row-level
 * security; the places stand first in the query so that the indexes serve them.
 */
const visible = (tx: Tx, caller: SignedIn) => {
  const scope = scopeOf(caller);
  let query = tx.selectFrom('applications');
  if (scope.kind !== 'person') return query.where(sql<SqlBool>`false`);
  if (scope.seesAll) return query.where('applications.status', '<>', 'draft');
  const provinces = scope.associationCodes.flatMap((code) => /^province-(\d{6})$/.exec(code)?.[1] ?? []);
  if (scope.unitIds.length === 0 && provinces.length === scope.associationCodes.length && provinces.length === 1) {
    // One province and nothing else, the commonest case: its own index, in order.
    return query
      .where('applications.status', '<>', 'draft')
      .where('applications.province_code', '=', provinces[0] as string);
  }
  query = query.where((where) =>
    where.or([
      ...(scope.unitIds.length > 0 ? [where('applications.unit_id', 'in', [...scope.unitIds])] : []),
      ...(scope.associationCodes.length > 0
        ? [
            where.and([
              where('applications.status', '<>', 'draft'),
              sql<SqlBool>`applications.association_codes && ${sql.val([...scope.associationCodes])}::text[]`,
            ]),
          ]
        : []),
      where(
        'applications.id',
        'in',
        tx
          .selectFrom('reviews')
          .select('application_id')
          .where('expert_id', '=', scope.accountId)
          .where('state', 'in', ['assigned', 'submitted']),
      ),
    ]),
  );
  return query;
};

const MOST_UNITS = 2000;
const NUMBER_YEARS = 10;

type Found = { units: (where: ExpressionBuilder<Tables, 'applications'>) => Expression<SqlBool>; numbers: string[] };

/**
 * What a text searched for stands for: units by name, code or register number, and file numbers, whole or by their
 * counter alone. Units are looked up first, because only equality may use an index under row-level security.
 */
const findText = async (tx: Tx, text: string, year: number): Promise<Found> => {
  const units = tx
    .selectFrom('units')
    .select('units.id')
    .where('units.search_text', 'like', containing(text.toLowerCase()));
  const ids = (await units.limit(MOST_UNITS + 1).execute()).map((row) => row.id);
  const counter = /^\d{1,6}$/.test(text) ? text.padStart(4, '0') : undefined;
  const numbers = counter
    ? Array.from({ length: NUMBER_YEARS }, (_, index) => `HZ-${year + 1 - index}-${counter}`)
    : [text.toUpperCase()];
  return {
    numbers,
    units: (where) =>
      ids.length > MOST_UNITS
        ? where('applications.unit_id', 'in', units)
        : ids.length === 0
          ? sql<SqlBool>`false`
          : where('applications.unit_id', 'in', ids),
  };
};

const filtered = (tx: Tx, caller: SignedIn, filter: ApplicationFilter, found: Found | undefined) => {
  let query = visible(tx, caller);
  if (filter.status) query = query.where('applications.status', '=', filter.status);
  if (filter.baseType) query = query.where('applications.base_type', '=', filter.baseType);
  if (filter.stepId)
    query = query.where('applications.step_id', '=', filter.stepId).where('applications.status', '=', 'in-progress');
  if (filter.stepKind)
    query = query
      .where(sql<SqlBool>`applications.route -> applications.step_index ->> 'kind' = ${filter.stepKind}`)
      .where('applications.status', '=', 'in-progress');
  if (filter.provinceCode) query = query.where('applications.province_code', '=', filter.provinceCode);
  if (filter.callId) query = query.where('applications.call_id', '=', filter.callId);
  if (found)
    query = query.where((where) => where.or([found.units(where), where('applications.number', 'in', found.numbers)]));
  if (filter.mine) {
    const held = caller.account.holdings.flatMap((holding) =>
      holding.associationCode ? [{ code: holding.associationCode, role: holding.role }] : [],
    );
    const units = caller.account.holdings.flatMap((holding) => holding.unitId ?? []);
    query = query.where((where) =>
      where.or([
        ...held.map(({ code, role }) =>
          where.and([
            where('applications.holder_code', '=', code),
            sql<SqlBool>`${role} = any(applications.holder_roles)`,
          ]),
        ),
        ...(units.length > 0
          ? [
              where.and([
                where('applications.unit_id', 'in', units),
                where('applications.status', 'in', ['draft', 'returned']),
              ]),
            ]
          : []),
        sql<SqlBool>`false`,
      ]),
    );
  }
  return query;
};

const selectRows = (tx: Tx, caller: SignedIn, filter: ApplicationFilter, found: Found | undefined) =>
  filtered(tx, caller, filter, found)
    .innerJoin('units', 'units.id', 'applications.unit_id')
    .innerJoin('calls', 'calls.id', 'applications.call_id')
    .leftJoin('regions', 'regions.code', 'applications.province_code')
    .select([
      'applications.id',
      'applications.number',
      'units.name_zh',
      'units.name_en',
      'applications.base_type',
      'calls.title',
      'applications.regulation_id',
      'applications.regulation_version',
      'applications.province_code',
      'regions.name_zh as province_zh',
      'regions.name_en as province_en',
      'applications.status',
      'applications.step_id',
      'applications.step_index',
      // Two values of the route instead of the whole of it.
      sql<Text | null>`applications.route -> applications.step_index -> 'name'`.as('step_name'),
      sql<number>`jsonb_array_length(applications.route)`.as('step_count'),
      'applications.submitted_at',
      'applications.updated_at',
      'applications.due_on',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number];

const viewOf = (platform: Platform, row: Row): ApplicationRow => {
  const regulation = platform.regulations.pinned(row.regulation_id, row.regulation_version);
  return {
    id: row.id,
    number: row.number,
    unitName: unitText(row),
    baseType: row.base_type,
    baseTypeName: regulation.baseTypes[row.base_type]?.name ?? { zh: row.base_type, en: row.base_type },
    callTitle: row.title,
    regulationId: row.regulation_id,
    provinceCode: row.province_code,
    provinceName:
      row.province_zh && row.province_en ? { zh: shortRegionName(row.province_zh), en: row.province_en } : null,
    status: row.status,
    stepId: row.step_id,
    stepName: row.step_name,
    stepIndex: row.step_index,
    stepCount: row.step_count,
    submittedAt: row.submitted_at?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
    dueOn: row.due_on,
  };
};

type Cursor = { value: string | null; id: string };
const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');
const isInstant = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(Date.parse(value));
/** What the value of a cursor must be for each order; one that someone made up is none. */
const cursorSchemas = {
  submittedAt: z.string().refine(isInstant),
  updatedAt: z.string().refine(isInstant),
  dueOn: z.string().refine((text) => parseLawDay(text) !== undefined),
  number: z.string().max(40),
} satisfies Record<SortKey, z.ZodType<string>>;

/** Reads a cursor; an impossible one starts from the beginning. */
const readCursor = (text: string, sort: SortKey): Cursor | undefined => {
  const schema = z.object({ id: z.uuid(), value: cursorSchemas[sort].nullable() });
  try {
    return schema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data;
  } catch {
    return undefined;
  }
};

const DEFAULT_LIMIT = 50;

/** One page of files in the order asked; the cursor holds the last row's sort value and id. */
export const listApplications = (
  platform: Platform,
  caller: SignedIn,
  filter: ApplicationFilter & { cursor?: string | undefined; limit?: number | undefined },
) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const limit = filter.limit ?? DEFAULT_LIMIT;
    const sort: SortKey =
      filter.sort ??
      (scopeOf(caller).kind === 'person' && caller.account.holdings.some((holding) => holding.unitId)
        ? 'updatedAt'
        : 'submittedAt');
    const order = filter.order ?? (sort === 'dueOn' || sort === 'number' ? 'asc' : 'desc');
    const column = sql.ref(`applications.${sortColumns[sort]}`);
    const year = yearOf(lawDayOf(platform.clock.now()));
    const found = filter.text?.trim() ? await findText(tx, filter.text.trim(), year) : undefined;
    let query = selectRows(tx, caller, filter, found);
    const cursor = filter.cursor ? readCursor(filter.cursor, sort) : undefined;
    if (cursor) {
      const compare = sql.raw(order === 'asc' ? '>' : '<');
      // Empty values come last in both orders.
      query =
        cursor.value === null
          ? query.where(sql<SqlBool>`${column} is null and applications.id ${compare} ${cursor.id}::uuid`)
          : query.where(
              sql<SqlBool>`((${column}, applications.id) ${compare} (${cursor.value}, ${cursor.id}::uuid) or ${column} is null)`,
            );
    }
    const direction = sql.raw(order === 'asc' ? 'asc nulls last' : 'desc nulls last');
    const rows = await query
      .orderBy(sql`${column} ${direction}`)
      .orderBy('applications.id', order)
      .limit(limit + 1)
      .execute();
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const value =
      last &&
      (sort === 'submittedAt'
        ? last.submitted_at?.toISOString()
        : sort === 'updatedAt'
          ? last.updated_at.toISOString()
          : sort === 'number'
            ? last.number
            : last.due_on);
    return {
      items: shown.map((row) => viewOf(platform, row)),
      next: rows.length > limit && last ? writeCursor({ value: value ?? null, id: last.id }) : null,
      total: null,
    };
  });

/** How many files stand at each step and in each status, within the caller's sight. */
export const countApplications = (platform: Platform, caller: SignedIn) =>
  platform.db.run(scopeOf(caller), async (tx) => {
    const today = lawDayOf(platform.clock.now());
    const rows = await visible(tx, caller)
      .select([
        'status',
        'step_id',
        'regulation_id',
        sql<number>`count(*)::int`.as('count'),
        sql<number>`count(*) filter (where due_on < ${today}::date)::int`.as('overdue'),
      ])
      .groupBy(['status', 'step_id', 'regulation_id'])
      .execute();
    const byStatus: Record<string, number> = {};
    const steps = new Map<
      string,
      { stepId: string; stepName: { zh: string; en: string }; count: number; overdue: number; order: number }
    >();
    for (const row of rows) {
      byStatus[row.status] = (byStatus[row.status] ?? 0) + row.count;
      if (row.status !== 'in-progress' || row.step_id === null) continue;
      const routes = platform.regulations.current(row.regulation_id)?.regulation.routes ?? [];
      const index = Math.max(...routes.map((route) => route.steps.findIndex((step) => step.id === row.step_id)));
      const step = routes.flatMap((route) => route.steps).find((each) => each.id === row.step_id);
      const known = steps.get(row.step_id) ?? {
        stepId: row.step_id,
        stepName: step?.name ?? { zh: row.step_id, en: row.step_id },
        count: 0,
        overdue: 0,
        order: index,
      };
      known.count += row.count;
      known.overdue += row.overdue;
      steps.set(row.step_id, known);
    }
    return {
      total: rows.reduce((sum, row) => sum + row.count, 0),
      byStep: [...steps.values()].toSorted((a, b) => a.order - b.order),
      byStatus,
    };
  });

/** Every row of a filtered list, in pages, for export. */
export const allRows = async function* (
  platform: Platform,
  caller: SignedIn,
  filter: ApplicationFilter,
): AsyncGenerator<ApplicationRow> {
  let cursor: string | undefined;
  do {
    const page = await listApplications(platform, caller, { ...filter, cursor, limit: 200 });
    yield* page.items;
    cursor = page.next ?? undefined;
  } while (cursor);
};
