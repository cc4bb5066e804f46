/**
 * Breaking a title. GB/T 9704-2012, 7.3.1: broken so that each line keeps its sense, symmetrical, lines of
 * fitting length, in the shape of a trapezium or a diamond. A typesetter knows widths but not words, so the
 * places are chosen here.
 */

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** A line must not begin with these: they belong to what stands before. */
const clinging = /^[的之等等为及和与或、，。；：！？）》〉】”’·\s]/u;
/** A line must not end with these: they belong to what follows. */
const leading = /[（《〈【“‘〔]$|(?:关于|同意|第|\d)$/u;
/** Natural turns of the usual titles. */
const turning = /(?:关于(?:同意|公布|推荐|认定|申报)?(?:认定|设立)?|为|的)$/u;

/** Words of this trade that a dictionary takes apart, and numbers with what they count. */
const unbreakable =
  /中国科协|科学技术协会|海智(?:计划|基地|工作基地)|工作基地|(?:工作)?领导小组|研发社区|\p{Script=Han}{0,2}(?:高新区|开发区|产业园|科技园|医药园|新区|示范区)|创新创业|征求意见|\d[\d.,]*(?:年度?|月|日|家|个|项|号|次|届)?/gu;

/** Words, joined again where a break between them would tear a term. */
const piecesOf = (title: string): string[] => {
  const inside = new Set<number>();
  for (const match of title.matchAll(unbreakable))
    for (let at = match.index + 1; at < match.index + match[0].length; at += 1) inside.add(at);
  const pieces: string[] = [];
  for (const { segment, index } of words.segment(title))
    if (inside.has(index)) pieces.push(`${pieces.pop() ?? ''}${segment}`);
    else pieces.push(segment);
  return pieces;
};

/** Width in ems: an ideograph is one, a Latin letter or a digit about a half. */
export const widthInEms = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < '\u2000' ? 0.55 : 1), 0);

const costOf = (line: string, rest: string, target: number): number => {
  const unevenness = (widthInEms(line) - target) ** 2;
  if (rest === '') return unevenness;
  if (clinging.test(rest) || leading.test(line)) return unevenness + 60;
  return unevenness - (turning.test(line) || rest.startsWith('关于') ? 6 : 0);
};

/** Best split of `pieces` into exactly `count` lines none of which is wider than `limit`; undefined when there is none. */
const split = (pieces: string[], count: number, limit: number): string[] | undefined => {
  const target = widthInEms(pieces.join('')) / count;
  const known = new Map<string, { cost: number; lines: string[] } | undefined>();
  const best = (from: number, left: number): { cost: number; lines: string[] } | undefined => {
    if (left === 0) return from === pieces.length ? { cost: 0, lines: [] } : undefined;
    const key = `${from}/${left}`;
    if (known.has(key)) return known.get(key);
    let found: { cost: number; lines: string[] } | undefined;
    for (let to = from + 1; to <= pieces.length; to += 1) {
      const line = pieces.slice(from, to).join('');
      if (widthInEms(line) > limit) break;
      const rest = best(to, left - 1);
      if (!rest) continue;
      const cost = costOf(line, pieces.slice(to).join(''), target) + rest.cost;
      if (!found || cost < found.cost) found = { cost, lines: [line, ...rest.lines] };
    }
    known.set(key, found);
    return found;
  };
  return best(0, count)?.lines;
};

/**
 * The lines of a title, each at most `limit` ems wide. Line feeds in the text are kept as the author's own
 * breaks. A title that no good split can hold comes back whole, for the typesetter to wrap.
 */
export const titleLines = (title: string, limit = 19): string[] => {
  if (title.includes('\n')) return title.split('\n').map((line) => line.trim());
  const width = widthInEms(title);
  if (width <= limit || width > limit * 6) return [title];
  const pieces = piecesOf(title);
  const fewest = Math.ceil(width / limit);
  return split(pieces, fewest, limit) ?? split(pieces, fewest + 1, limit) ?? [title];
};
