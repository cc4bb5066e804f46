import { readdir, readFile } from 'node:fs/promises';
import type { Regulation } from '#policy/regulation.ts';

/** One clause of a regulation, and the test or journey that exercises it; none where nothing does yet. */
export type ClauseCoverage = {
  regulation: string;
  article: string;
  paragraph: string | null;
  servedBy: string | null;
  kind: 'policy' | 'workflow' | 'feature' | 'journey' | 'none';
};

type Mark = { regulation: string; clause: string; file: string; title: string };

const root = new URL('../../', import.meta.url);
const kindOf = (file: string): ClauseCoverage['kind'] => {
  if (file.startsWith('test/journeys/')) return 'journey';
  if (file.startsWith('src/policy/')) return 'policy';
  return file.startsWith('src/workflow/') ? 'workflow' : 'feature';
};
/** A person's whole task weighs more than a request, a request more than a rule by itself. */
const weight: Record<ClauseCoverage['kind'], number> = { journey: 0, feature: 1, workflow: 2, policy: 3, none: 4 };

const testFiles = async (): Promise<string[]> => {
  const found = await Promise.all(
    ['src', 'test'].map(async (folder) =>
      (await readdir(new URL(`${folder}/`, root), { recursive: true }))
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => `${folder}/${name}`),
    ),
  );
  return found.flat().toSorted();
};

/** Every mark 〔regulation clause〕 in the title of a test. */
export const readMarks = async (): Promise<Mark[]> => {
  const marks: Mark[] = [];
  for (const file of await testFiles()) {
    const text = await readFile(new URL(file, root), 'utf8');
    for (const line of text.split('\n')) {
      const found = [...line.matchAll(/〔([a-z0-9-]+) ([a-z0-9./-]+)〕/g)];
      if (found.length === 0) continue;
      const titles = [...line.matchAll(/'([^']*)'|"([^"]*)"|`([^`]*)`/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
      const title = titles.find((each) => each.includes('〔')) ?? line.trim();
      for (const [, regulation = '', clause = ''] of found) marks.push({ regulation, clause, file, title });
    }
  }
  return marks;
};

/**
 * The clauses each regulation tells of, each with the test that exercises it: marked with the clause itself or with a
 * part of it. What a call takes over is covered by the regulation it applies.
 */
export const coverageOf = async (regulations: readonly Regulation[]): Promise<ClauseCoverage[]> => {
  const marks = await readMarks();
  return regulations.flatMap((regulation) =>
    Object.keys(regulation.clauses)
      .filter((clause) => !clause.includes('/'))
      .map((clause) => {
        const [best] = marks
          .filter(
            (mark) =>
              mark.regulation === regulation.id && (mark.clause === clause || mark.clause.startsWith(`${clause}.`)),
          )
          .toSorted(
            (a, b) =>
              weight[kindOf(a.file)] - weight[kindOf(b.file)] ||
              Number(a.clause !== clause) - Number(b.clause !== clause),
          );
        const [article = clause, ...rest] = clause.split('.');
        return {
          regulation: regulation.id,
          article,
          paragraph: rest.length > 0 ? rest.join('.') : null,
          servedBy: best ? `${best.file}: ${best.title}` : null,
          kind: best ? kindOf(best.file) : 'none',
        };
      }),
  );
};
