/**
 * Where in a YAML text the cursor stands, told from the text before it alone: what is being written is rarely whole, so
 * that a parser would have nothing to say.
 */
export type YamlPlace = {
  /** Keys from the top down; a member of a list is `*`. */
  path: string[];
  /** The key whose value is being written; undefined where a key is. */
  key: string | undefined;
  /** What has been written of the key or value so far. */
  begun: string;
  /** Keys that stand beside, as far as they are written. */
  beside: string[];
};

const unquoted = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, '$2');

/** Characters of a line that are not within quotes or a comment, the others blanked. */
const bare = (line: string): string => {
  let quote = '';
  let plain = '';
  for (const character of line) {
    if (quote !== '') {
      plain += '_';
      if (character === quote) quote = '';
    } else if ((character === '"' || character === "'") && /(^|[\s[{,:])$/.test(plain)) {
      quote = character;
      plain += '_';
    } else if (character === '#' && /(^|\s)$/.test(plain)) break;
    else plain += character;
  }
  return plain;
};

type Frame = { indent: number; key: string | undefined; list: boolean };

/** Indentation, list dashes and the key of one line. */
const framesOf = (line: string): Frame[] => {
  const frames: Frame[] = [];
  let indent = line.length - line.trimStart().length;
  let rest = line.trimStart();
  while (/^-(\s|$)/.test(rest)) {
    frames.push({ indent, key: undefined, list: true });
    const after = rest.slice(1);
    const spaces = after.length - after.trimStart().length;
    indent += 1 + spaces;
    rest = after.trimStart();
  }
  const key = /^("[^"]*"|'[^']*'|[^\s:{}[\],&*#-][^:{}[\],#]*|[\w-]+):(?=\s|$)/.exec(rest);
  if (key) frames.push({ indent, key: unquoted(key[1] ?? ''), list: false });
  return frames;
};

/** The path of the block that a line of this indentation belongs to. */
const blockPath = (lines: readonly string[], indent: number): { path: string[]; beside: string[] } => {
  const path: string[] = [];
  const beside: string[] = [];
  let limit = indent;
  for (const line of lines.toReversed()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    for (const frame of framesOf(line).toReversed()) {
      if (frame.indent > limit) continue;
      if (frame.indent === limit && !frame.list) {
        if (path.length === 0 && frame.key !== undefined) beside.unshift(frame.key);
        continue;
      }
      // A list may stand as far left as the key it belongs to.
      if (frame.indent === limit && frame.list) continue;
      path.unshift(frame.list ? '*' : (frame.key ?? ''));
      limit = frame.indent;
    }
    if (limit === 0 && path.length > 0) break;
  }
  return { path, beside };
};

type Flow = { kind: '{' | '['; key: string | undefined; keys: string[] };

/** Brackets still open at the end of a line, each with the key it is the value of. */
const flowsOf = (before: string): { open: Flow[]; rest: string; key: string | undefined } => {
  const plain = bare(before);
  const open: Flow[] = [];
  let start = 0;
  let key: string | undefined;
  const keyAt = (from: number, to: number): string | undefined => {
    const found = /^\s*(?:-\s+)*(.+?)\s*:(?:\s.*)?$/.exec(before.slice(from, to));
    return found ? unquoted(found[1] ?? '') : undefined;
  };
  for (let index = 0; index < plain.length; index += 1) {
    const character = plain[index];
    if (character === '{' || character === '[') {
      open.push({ kind: character, key: keyAt(start, index), keys: [] });
      start = index + 1;
    } else if (character === ',' || character === '}' || character === ']') {
      const written = keyAt(start, index);
      if (written !== undefined) open.at(-1)?.keys.push(written);
      if (character !== ',') open.pop();
      start = index + 1;
    }
  }
  const rest = before.slice(start);
  const colon = bare(before).slice(start).search(/:\s/);
  if (colon >= 0) key = keyAt(start, start + colon + 1);
  return { open, rest: colon >= 0 ? rest.slice(colon + 1) : rest, key };
};

/** Tells the place at the end of a text; what follows the cursor is not looked at. */
export const yamlPlace = (textBefore: string): YamlPlace => {
  const lines = textBefore.split('\n');
  const line = lines.at(-1) ?? '';
  const { open, rest, key } = flowsOf(line);
  const frames = framesOf(line);
  const lead = line.length - line.trimStart().length;
  const dashes = frames.filter((frame) => frame.list);
  const inner = frames.at(-1);
  if (open.length === 0) {
    const indent = inner?.key === undefined ? dashIndent(line) : inner.indent;
    const { path, beside } = blockPath([...lines.slice(0, -1), line.slice(0, indent)], indent);
    return { path, key, begun: unquoted(rest.trimStart().replace(/^(-\s+)+/, '')), beside };
  }
  const outer = blockPath(lines.slice(0, -1), dashes[0]?.indent ?? lead);
  const path = [...outer.path, ...dashes.map(() => '*')];
  open.forEach((flow) => {
    if (flow.key !== undefined) path.push(flow.key);
    if (flow.kind === '[') path.push('*');
  });
  return { path, key, begun: unquoted(rest.trimStart()), beside: open.at(-1)?.keys ?? [] };
};

/** Where the content of a line begins, behind its dashes. */
const dashIndent = (line: string): number => /^\s*(-\s+)*/.exec(line)?.[0].length ?? 0;
