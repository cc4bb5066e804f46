import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { applyRegulation } from './apply-regulation.ts';
import { readableIssues } from './readable-issue.ts';
import { crossFaults, type Found } from './regulation-check.ts';
import { regulationSchema, type Regulation } from './regulation.ts';
import type { Text } from './text.ts';

/** One thing wrong with a regulation file: where, and why, written “中文 / English”. */
export type RegulationFault = { line: number; path: string; reason: string };

export type LoadedRegulation = { ok: true; regulation: Regulation } | { ok: false; faults: RegulationFault[] };

type Path = readonly (string | number)[];

/** Where a part of the text begins: at its key, if it has one, so that the line is the one a reader would point to. */
const startOf = (document: Document, path: Path): number | undefined => {
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const key = isMap(parent)
    ? parent.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(path.at(-1)))?.key
    : undefined;
  const node: unknown = key ?? document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
};

const lineOf = (document: Document, lines: LineCounter, path: Path): number => {
  for (let length = path.length; length > 0; length -= 1) {
    const start = startOf(document, path.slice(0, length));
    if (start !== undefined) return lines.linePos(start).line;
  }
  return 1;
};

/** One thing wrong with the whole text. */
const refused = (line: number, reason: string, path = ''): LoadedRegulation => ({
  ok: false,
  faults: [{ line, path, reason }],
});

/** What is wrong with a text as YAML, in Chinese; the library says it in English. */
const yamlFaults: Readonly<Partial<Record<string, string>>> = {
  BAD_ALIAS: '别名写法不对',
  BAD_DQ_ESCAPE: '双引号内的转义不对',
  BAD_INDENT: '缩进不对',
  BAD_SCALAR_START: '值的开头有不能使用的符号，请加引号',
  BLOCK_AS_IMPLICIT_KEY: '一行内的键值不能再嵌套键值，请加花括号或换行',
  BLOCK_IN_FLOW: '括号内不能换行缩进书写',
  DUPLICATE_KEY: '同一键出现了两次',
  MISSING_CHAR: '缺少符号，如引号、括号或空格',
  MULTILINE_IMPLICIT_KEY: '键须写在一行内，并以冒号结尾',
  TAB_AS_INDENT: '缩进须用空格，不能用制表符',
  UNEXPECTED_TOKEN: '此处不应有这个符号',
};

/** The text as YAML understands it; also what no error was raised for until the value was built: an alias without its anchor, or far too many. */
const readYaml = (text: string, lines: LineCounter): { document: Document; own: unknown } | LoadedRegulation => {
  let line = 1;
  try {
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
    visit(document, {
      Alias: (_, alias) => {
        if (alias.resolve(document) !== undefined) return undefined;
        line = lines.linePos(alias.range?.[0] ?? 0).line;
        return visit.BREAK;
      },
    });
    if (document.errors.length > 0) {
      return {
        ok: false,
        faults: document.errors.slice(0, MOST_FAULTS).map((error) => {
          const said = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
          const reason = `${yamlFaults[error.code] ?? '不是有效的 YAML'} / ${said.replaceAll(' / ', ' or ')}`;
          return { line: lines.linePos(error.pos[0]).line, path: '', reason };
        }),
      };
    }
    return { document, own: document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll(' / ', ' or ') : String(error);
    return refused(line, `不是有效的 YAML：${reason} / ${reason}`);
  }
};

/** More than a person can use; what comes after the first ones often follows from them. */
const MOST_FAULTS = 100;

/** How far aliases may multiply what is written; a text that repeats itself more is an attack, not a regulation. */
const MOST_ALIASES = 100;

/**
 * Reads the text of a regulation file. Faults are gathered, not thrown: YAML that does not parse, what the
 * language does not know, and references that lead nowhere, each with its line. `parentOf` finds the regulation that a
 * call applies; `furtherFaults` adds what only the place of use can know, such as associations that are not on record.
 */
export const loadRegulation = (
  text: string,
  parentOf: (id: string) => Regulation | undefined = () => undefined,
  furtherFaults: (regulation: Regulation) => Found[] = () => [],
): LoadedRegulation => {
  const lines = new LineCounter();
  const read = readYaml(text, lines);
  if ('ok' in read) return read;
  const { document, own } = read;
  const under = typeof own === 'object' && own !== null && 'under' in own ? own.under : undefined;
  const parent = typeof under === 'string' ? parentOf(under) : undefined;
  if (typeof under === 'string' && parent === undefined)
    return refused(
      lineOf(document, lines, ['under']),
      `没有可依据的办法“${under}” / there is no regulation "${under}" to apply`,
      'under',
    );
  const parsed = regulationSchema.safeParse(
    parent === undefined ? own : applyRegulation(own as Record<string, unknown>, parent),
    { reportInput: true },
  );
  const found: Found[] = parsed.success
    ? [...crossFaults(parsed.data), ...furtherFaults(parsed.data)]
    : readableIssues(parsed.error.issues);
  if (parsed.success && found.length === 0) return { ok: true, regulation: parsed.data };
  const faults = found.slice(0, MOST_FAULTS).map(({ path, reason }) => ({
    line: lineOf(document, lines, path),
    path: path.join('.'),
    reason,
  }));
  return { ok: false, faults: faults.toSorted((a, b) => a.line - b.line) };
};

/** A reason, written “中文 / English”, in both languages. */
export const faultReason = (reason: string): Text => {
  const [zh = reason, en = zh] = reason.split(' / ');
  return { zh, en };
};
