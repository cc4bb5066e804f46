import type { Pool, PoolClient } from 'pg';

/** The database server cannot carry Haizhi. `reasons` says, in Chinese and English, what is wrong and what to do. */
export class UnfitDatabase extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(`数据库不符合要求 / The database is not fit:\n${reasons.map((r) => `- ${r}`).join('\n')}`);
    this.name = 'UnfitDatabase';
    this.reasons = reasons;
  }
}

const recipe =
  "create database haizhi encoding 'UTF8' locale_provider icu icu_locale 'zh-Hans' locale 'C.UTF-8' template template0";

async function basicFaults(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int as version,
            current_setting('server_encoding') as encoding`,
  );
  const { version = 0, encoding = '' } = rows[0] ?? {};
  const faults: string[] = [];
  if (version < 150_000) {
    faults.push(
      `PostgreSQL 版本过低（${version}），须为 15 或以上，请升级。 / The server is older than PostgreSQL 15; upgrade it.`,
    );
  }
  if (encoding !== 'UTF8') {
    faults.push(
      `数据库编码为 ${encoding}，须为 UTF8；请重新建库：${recipe} / The encoding is ${encoding}, not UTF8; create the database anew as shown.`,
    );
  }
  return faults;
}

/** The characters in the order that the collation gives, or undefined when there is no such collation. */
async function inOrder(client: PoolClient, collation: string): Promise<string | undefined> {
  const there = await client.query('select from pg_collation where collname = $1', [collation]);
  if (there.rowCount === 0) return undefined;
  const { rows } = await client.query<{ line: string }>(
    `select string_agg(c, '' order by c collate pg_catalog."${collation}") as line
     from unnest(array['海', '阿', '智', '波']) as c`,
  );
  return rows[0]?.line;
}

/** Pinyin order (ā bō hǎi zhì), by the ICU collation or as the database's own. */
async function orderFaults(client: PoolClient): Promise<string[]> {
  const orders = [await inOrder(client, 'zh-x-icu'), await inOrder(client, 'default')];
  if (orders.includes('阿波海智')) return [];
  return [
    `不能按拼音排序：缺少排序规则 "zh-x-icu"。请使用带 ICU 的 PostgreSQL，执行 select pg_import_system_collations('pg_catalog')，或重新建库：${recipe} / ` +
      'No pinyin order: the collation "zh-x-icu" is missing. Use a PostgreSQL with ICU and import its collations, or create the database anew as shown.',
  ];
}

/**
 * With a plain "C" character type, pg_trgm takes Chinese characters for punctuation and search finds nothing.
 * The extension is made for the trial only when it is not there yet, in a transaction that is rolled back.
 */
async function searchFaults(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ schema: string | null; available: boolean }>(
    `select (select n.nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace
             where e.extname = 'pg_trgm') as schema,
            exists (select from pg_available_extensions where name = 'pg_trgm') as available`,
  );
  const installed = rows[0]?.schema ?? undefined;
  if (installed === undefined && !rows[0]?.available) return [];
  await client.query('begin');
  try {
    if (installed === undefined) {
      // Two servers that start at once must not create it side by side.
      await client.query("select pg_advisory_xact_lock(hashtext('haizhi: trial of pg_trgm'))");
      await client.query('create extension if not exists pg_trgm with schema public');
    }
    const schema = client.escapeIdentifier(installed ?? 'public');
    const shown = await client.query<{ count: number }>(`select cardinality(${schema}.show_trgm('海智基地')) as count`);
    if ((shown.rows[0]?.count ?? 0) > 0) return [];
    return [
      `中文检索不可用：数据库的字符分类（LC_CTYPE）不认识汉字。请重新建库：${recipe} / ` +
        'Chinese text cannot be searched: the character type (LC_CTYPE) does not know Chinese characters. Create the database anew as shown.',
    ];
  } catch (error) {
    return [
      `不能安装扩展 pg_trgm（${(error as Error).message}）；请由管理员执行 create extension pg_trgm。 / ` +
        'The extension pg_trgm cannot be created; have an administrator run "create extension pg_trgm" in this database.',
    ];
  } finally {
    await client.query('rollback');
  }
}

/**
 * Makes sure that a server (15 or newer, embedded or the operator's own) can carry Haizhi: UTF-8, pinyin
 * order, trigrams of Chinese text. Leaves nothing behind. Throws {@link UnfitDatabase} with every reason.
 */
export async function assertDatabaseFit(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    const reasons = await basicFaults(client);
    // Without UTF-8 the trials below cannot even be sent.
    if (reasons.length === 0) {
      reasons.push(...(await orderFaults(client)), ...(await searchFaults(client)));
    }
    if (reasons.length > 0) throw new UnfitDatabase(reasons);
  } finally {
    client.release();
  }
}
