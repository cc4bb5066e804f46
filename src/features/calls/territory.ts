import { refuse, type Refusal } from '#contract/refusals.ts';
import type { Tx } from '#db/connect.ts';
import type { Tables } from '#db/tables.ts';
import { sql, type Selectable } from 'kysely';

type Unit = Pick<Selectable<Tables['units']>, 'region_code' | 'province_code' | 'district_code' | 'corps'>;

/** The associations above those given in the tree, themselves left out. */
export const ancestorsOf = async (tx: Tx, codes: readonly string[]): Promise<ReadonlySet<string>> => {
  if (codes.length === 0) return new Set();
  const { rows } = await sql<{ code: string }>`
    with recursive above as (
      select parent_code as code from associations where code = any (${sql.val([...codes])}::text[]) and parent_code is not null
      union
      select a.parent_code from associations a join above on a.code = above.code where a.parent_code is not null
    ) select code from above`.execute(tx);
  return new Set(rows.map((row) => row.code));
};

/** The associations over a unit's place, nearest first. */
const associationsOver = async (tx: Tx, unit: Unit): Promise<string[]> => {
  if (unit.corps) return ['province-corps'];
  const regions = [unit.district_code, unit.region_code, unit.province_code].flatMap((code) => code ?? []);
  if (regions.length === 0) return [];
  const rows = await tx
    .selectFrom('associations')
    .select('code')
    .where('region_code', 'in', regions)
    .where('kind', 'in', ['province', 'prefecture', 'district'])
    .execute();
  return rows.map((row) => row.code);
};

/**
 * Why a unit cannot answer this call from where it is: a notice of a province, city or district takes units of its
 * territory only, and where a call is forwarded to the unit's territory, that notice with its earlier closing is the one
 * to answer. The nation and societies have no territory.
 */
export const territoryObstacle = async (
  tx: Tx,
  call: Pick<Selectable<Tables['calls']>, 'id' | 'parent_id' | 'issuer_code'>,
  unit: Unit,
): Promise<Refusal | undefined> => {
  const over = await associationsOver(tx, unit);
  const issuer = await tx
    .selectFrom('associations')
    .select(['name_zh', 'name_en', 'kind'])
    .where('code', '=', call.issuer_code)
    .executeTakeFirstOrThrow();
  if (['province', 'prefecture', 'district'].includes(issuer.kind) && !over.includes(call.issuer_code))
    return refuse('not-in-territory', { issuer: { zh: issuer.name_zh, en: issuer.name_en } });
  if (call.parent_id !== null || over.length === 0) return undefined;
  const forwarded = await tx
    .selectFrom('calls')
    .select('title')
    .where('parent_id', '=', call.id)
    .where('issuer_code', 'in', over)
    .executeTakeFirst();
  return forwarded && refuse('call-forwarded', { title: forwarded.title });
};

/** A forwarded notice never stays open longer than the call it passes on. */
export const laterThanParent = async (
  tx: Tx,
  parentId: string | null,
  closesAt: Date,
): Promise<Refusal | undefined> => {
  if (parentId === null) return undefined;
  const parent = await tx
    .selectFrom('calls')
    .select(['opens_at', 'closes_at'])
    .where('id', '=', parentId)
    .executeTakeFirstOrThrow();
  if (closesAt <= parent.closes_at) return undefined;
  const what = { zh: '截止不得晚于所转发的通知', en: 'It cannot close after the call it forwards' };
  return refuse('call-invalid', { what }, { fields: [{ path: 'closesAt', message: `${what.zh} / ${what.en}` }] });
};
