import { LineCounter, parseDocument, type Document } from 'yaml';
import { crossFaults } from './regulation-check.ts';
import { regulationSchema, type Regulation } from './regulation.ts';

/** One thing wrong with a regulation file: where, and why. */
export type RegulationFault = { line: number; path: string; reason: string };

export type LoadedRegulation = { ok: true; regulation: Regulation } | { ok: false; faults: RegulationFault[] };

type Path = readonly (string | number)[];

const lineOf = (document: Document, lines: LineCounter, path: Path): number => {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range =
      typeof node === 'object' && node !== null && 'range' in node
        ? (node.range as [number, number, number] | null | undefined)
        : undefined;
    if (range) return lines.linePos(range[0]).line;
  }
  return 1;
};

/**
 * Reads the text of a regulation file. Faults are gathered, not thrown: YAML that does not parse, what the
 * language does not know, and references that lead nowhere, each with its line.
 */
export const loadRegulation = (text: string): LoadedRegulation => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, maxAliasCount: 50 } as object);
  if (document.errors.length > 0) {
    return {
      ok: false,
      faults: document.errors.map((error) => ({
        line: lines.linePos(error.pos[0]).line,
        path: '',
        reason: error.message.split('\n')[0] ?? error.code,
      })),
    };
  }
  const parsed = regulationSchema.safeParse(document.toJS());
  const found: { path: Path; reason: string }[] = parsed.success
    ? crossFaults(parsed.data)
    : parsed.error.issues.map((issue) => ({
        path: issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
        reason: issue.message,
      }));
  if (parsed.success && found.length === 0) return { ok: true, regulation: parsed.data };
  const faults = found.map(({ path, reason }) => ({
    line: lineOf(document, lines, path),
    path: path.join('.'),
    reason,
  }));
  return { ok: false, faults: faults.toSorted((a, b) => a.line - b.line) };
};
