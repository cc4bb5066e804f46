import type pg from 'pg';

/** Copies one real application `count` times over the provinces, with units, numbers and days of their own. As the owner: no law is broken on the way, only time saved. */
export const fillApplications = async (
  pool: pg.Pool,
  count: number,
  { template }: { template: string },
): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into units (id, jurisdiction, name_zh, name_en, credit_code, country_code, legal_personality, region_code, province_code, city, address, contact_name, contact_phone, created_at)
       select gen_random_uuid(), 'domestic', '填充单位' || n, 'Filler unit ' || n, 'F' || lpad(n::text, 17, '0'), 'CN', true, province, province, '某市', '某路', '某人', '0', '2026-01-01'
       from generate_series(1, $1::int) n
       join lateral (select (array['110000','130000','320000','330000','370000','420000','440000','510000','520000','610000'])[1 + n % 10] as province) p on true`,
      [count],
    );
    await client.query(
      `insert into applications (id, number, call_id, unit_id, base_type, regulation_id, regulation_version, status, route, step_index, step_id, holder_code, holder_roles, step_entered_at, due_on,
         association_codes, province_code, place, form, facts, flags, version, submitted_version, created_by, created_at, updated_at, submitted_at)
       select gen_random_uuid(), 'HZ-2026-F' || u.n, t.call_id, u.id, (array['work-base','offshore-base','rd-community'])[1 + u.n % 3], t.regulation_id, t.regulation_version,
         case when u.n % 7 = 0 then 'recognised' else 'in-progress' end, t.route, 1 + u.n % 8, t.route -> (1 + u.n % 8) ->> 'id',
         null, '{}', t.step_entered_at, date '2026-01-01' + u.n % 300, array['province-' || u.province_code, 'intake', 'leading-group', 'nation'], u.province_code, t.place, t.form, t.facts, '[]', 3, 1,
         t.created_by, t.created_at, t.updated_at, timestamptz '2026-01-01' + make_interval(mins => u.n)
       from applications t, (select *, row_number() over (order by id)::int as n from units where credit_code like 'F%') u where t.id = $1`,
      [template],
    );
    await client.query('commit');
    await client.query('analyze');
  } finally {
    client.release();
  }
};
