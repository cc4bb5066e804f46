import type { Dossier as StoredDossier } from '#db/tables.ts';
import type { Tx } from '#db/connect.ts';
import type { LawDay } from '#policy/law-day.ts';
import type { Subject } from '#policy/simulate.ts';
import { countingDaysOf, factsOf, judgementOf } from '../applications/loaded-case.ts';
import { unitText } from '../units/unit-name.ts';

/** Bases of today and open applications under a regulation, with the dossier each submitted last. */
const selectFiles = (tx: Tx, regulationId: string, today: LawDay) =>
  tx
    .selectFrom('applications')
    .innerJoin('application_versions', (join) =>
      join
        .onRef('application_versions.application_id', '=', 'applications.id')
        .onRef('application_versions.version', '=', 'applications.submitted_version'),
    )
    .innerJoin('units', 'units.id', 'applications.unit_id')
    .innerJoin('calls', 'calls.id', 'applications.call_id')
    .leftJoin('recognitions', (join) =>
      join
        .onRef('recognitions.application_id', '=', 'applications.id')
        .on('recognitions.valid_from', '<=', today)
        .on((on) => on.or([on('recognitions.valid_to', 'is', null), on('recognitions.valid_to', '>=', today)]))
        .on((on) => on.or([on('recognitions.revoked_on', 'is', null), on('recognitions.revoked_on', '>', today)])),
    )
    .where('applications.regulation_id', '=', regulationId)
    .where((where) =>
      where.or([
        where('applications.status', 'in', ['in-progress', 'returned']),
        where('recognitions.id', 'is not', null),
      ]),
    )
    .select([
      'applications.id',
      'applications.number',
      'applications.base_type',
      'applications.submitted_version',
      'applications.submitted_at',
      'application_versions.dossier',
      'application_versions.submitted_at as version_at',
      'calls.closes_at',
      'units.name_zh',
      'units.name_en',
      'units.jurisdiction',
      'units.legal_personality',
      'units.province_code',
      'recognitions.id as recognition_id',
      'recognitions.name_zh as recognition_zh',
      'recognitions.name_en as recognition_en',
    ])
    .orderBy('applications.id')
    .execute();

type FileRow = Awaited<ReturnType<typeof selectFiles>>[number];

const judgementsOf = async (tx: Tx, rows: readonly FileRow[]) => {
  if (rows.length === 0) return [];
  return tx
    .selectFrom('judgements')
    .selectAll()
    .where(
      'application_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('at')
    .orderBy('id')
    .execute();
};

const nameOf = (row: FileRow): Subject['name'] => {
  if (row.recognition_zh !== null) return { zh: row.recognition_zh, en: row.recognition_en ?? row.recognition_zh };
  const unit = unitText(row);
  return row.number ? { zh: `${unit.zh}（${row.number}）`, en: `${unit.en} (${row.number})` } : unit;
};

const materialsOf = (dossier: StoredDossier): ReadonlySet<string> =>
  new Set(dossier.materials.map((material) => material.slot));

/**
 * Everyone whom a change of a regulation would concern, within the transaction's sight: recognitions that hold on the
 * day, and applications submitted and not yet decided, each with its latest submitted dossier and the findings on it.
 */
export const subjectsUnder = async (tx: Tx, regulationId: string, today: LawDay): Promise<Subject[]> => {
  const rows = await selectFiles(tx, regulationId, today);
  const judgements = Map.groupBy(await judgementsOf(tx, rows), (judgement) => judgement.application_id);
  return rows.map((row) => ({
    id: row.recognition_id ?? row.id,
    kind: row.recognition_id === null ? 'application' : 'recognition',
    name: nameOf(row),
    baseType: row.base_type,
    dossier: {
      facts: factsOf(row.dossier.facts),
      unit: {
        jurisdiction: row.jurisdiction,
        legalPersonality: row.legal_personality,
        provinceCode: row.province_code,
      },
      materials: materialsOf(row.dossier),
    },
    days: countingDaysOf(row, row.submitted_at ?? row.version_at),
    judgements: (judgements.get(row.id) ?? [])
      .filter((judgement) => judgement.on_version === row.submitted_version)
      .map(judgementOf),
  }));
};
