import { readdir, readFile } from 'node:fs/promises';
import { clauseLabel } from '#policy/clause.ts';
import { lawDay, type LawDay } from '#policy/law-day.ts';
import { loadRegulation, type LoadedRegulation } from '#policy/load-regulation.ts';
import type { ChangedValue } from '#policy/regulation-changes.ts';
import { regulationHeading } from '#policy/regulation-heading.ts';
import { regulationJsonSchema } from '#policy/regulation-json-schema.ts';
import { hasRule, inForce, optionalRules, type OptionalRule, type Regulation } from '#policy/regulation.ts';
import { simulate, type Counts, type Simulation, type Subject } from '#policy/simulate.ts';
import { effectStates, standingNames, verdictNames } from '#features/regulations/simulation-words.ts';
import { readRegulationFiles } from '#features/regulations/library.ts';
import { coverageOf } from './clause-coverage.ts';
import { textTable } from './text-table.ts';

/** What the commands on regulations are given from outside. */
export type RegulationSetting = {
  /** Folder of the regulations that came with the product. */
  shipped: URL;
  print: (line: string) => void;
  /** The text published under an id as of a day, today unless said, if there is a database that has one. */
  published: (id: string, on?: LawDay) => Promise<string | undefined>;
  /** Bases and open applications under a regulation; undefined where there is no database. */
  subjects: (regulationId: string) => Promise<Subject[] | undefined>;
};

type TextFile = { name: string; text: string };

const shippedTexts = async (directory: URL): Promise<TextFile[]> => {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.yaml')).toSorted();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(new URL(name, directory), 'utf8') })));
};

/** Finds the regulation a call applies among the files given and, after them, those shipped. */
const parentsAmong = (texts: readonly TextFile[]): ((id: string) => Regulation | undefined) => {
  const parentOf = (id: string, passed: readonly string[]): Regulation | undefined => {
    if (passed.includes(id)) return undefined;
    const file = texts.find(({ text }) => regulationHeading(text).id === id);
    const loaded = file && loadRegulation(file.text, (next) => parentOf(next, [...passed, id]));
    return loaded?.ok ? loaded.regulation : undefined;
  };
  return (id) => parentOf(id, []);
};

const load = async (setting: RegulationSetting, files: readonly string[]): Promise<[string, LoadedRegulation][]> => {
  const given = await Promise.all(files.map(async (name) => ({ name, text: await readFile(name, 'utf8') })));
  const parentOf = parentsAmong([...given, ...(await shippedTexts(setting.shipped))]);
  return given.map(({ name, text }) => [name, loadRegulation(text, parentOf)]);
};

/** Says what is wrong with a text; nothing if nothing is. */
const tellFaults = (setting: RegulationSetting, name: string, loaded: LoadedRegulation): number => {
  if (loaded.ok) return 0;
  for (const fault of loaded.faults)
    setting.print(`${name}:${fault.line}: ${fault.path ? `${fault.path}: ` : ''}${fault.reason}`);
  return loaded.faults.length;
};

/** `regulation check FILE…`: faults of files, each with line and reason. */
export const checkRegulations = async (setting: RegulationSetting, files: readonly string[]): Promise<number> => {
  let faults = 0;
  for (const [name, loaded] of await load(setting, files)) {
    if (loaded.ok) setting.print(`${name}: 没有错误 / no faults（${loaded.regulation.id}）`);
    faults += tellFaults(setting, name, loaded);
  }
  if (faults > 0) setting.print(`${faults} 处错误 / faults`);
  return faults > 0 ? 1 : 0;
};

/** A file by its name, else the text in force under an id: published, or shipped. */
const named = async (setting: RegulationSetting, nameOrId: string, on?: LawDay): Promise<TextFile | undefined> => {
  const file = await readFile(nameOrId, 'utf8').catch(() => undefined);
  const text =
    file ??
    (await setting.published(nameOrId, on)) ??
    (await shippedTexts(setting.shipped)).find((each) => regulationHeading(each.text).id === nameOrId)?.text;
  return text === undefined ? undefined : { name: nameOrId, text };
};

const asLawDay = (text: string): LawDay | undefined => {
  try {
    return lawDay(text);
  } catch {
    return undefined;
  }
};

/** `regulation show FILE|ID [--on DAY]`: what a regulation contains, in short; on a day, the text of that day and whether it held. */
export const showRegulation = async (setting: RegulationSetting, nameOrId: string, on?: string): Promise<number> => {
  const { print } = setting;
  const day = on === undefined ? undefined : asLawDay(on);
  if (on !== undefined && day === undefined) {
    print(`“${on}”不是日期，请写作 2026-03-01 / "${on}" is not a day; write it as 2026-03-01`);
    return 1;
  }
  const found = await named(setting, nameOrId, day);
  if (found === undefined) {
    print(`没有文件或办法“${nameOrId}” / no file or regulation "${nameOrId}"`);
    return 1;
  }
  const loaded = loadRegulation(found.text, parentsAmong(await shippedTexts(setting.shipped)));
  if (!loaded.ok) {
    tellFaults(setting, found.name, loaded);
    return 1;
  }
  const { regulation } = loaded;
  const { from, until } = regulation.effective;
  const number = regulation.documentNumber ? `${regulation.documentNumber}，` : '';
  print(regulation.title.zh);
  print(`${number}${from} 起施行${until ? `，${until} 失效` : ''}（${regulation.id}）`);
  if (day !== undefined)
    print(inForce(regulation, day) ? `${day}：施行中` : `${day}：${day < from ? '尚未施行' : '已失效'}`);
  for (const type of Object.values(regulation.baseTypes)) {
    print('');
    print(`${type.name.zh}（${clauseLabel(type.clause, 'zh', regulation.numbering)}）`);
    const rows = type.criteria.map((criterion) => [
      clauseLabel(criterion.clause, 'zh', regulation.numbering),
      criterion.condition.zh,
    ]);
    for (const line of textTable([['条款', '条件'], ...rows])) print(`  ${line}`);
  }
  print('');
  for (const [rule, name] of Object.entries(optionalRules))
    print(`${name.zh}：${hasRule(regulation, rule as OptionalRule) ? '有' : '本办法未作规定'}`);
  return 0;
};

/** `regulation coverage [--json]`: every clause with the test that exercises it. */
export const tellCoverage = async (setting: RegulationSetting, json: boolean): Promise<number> => {
  const rows = await coverageOf((await readRegulationFiles(setting.shipped)).map((file) => file.regulation));
  if (json) setting.print(JSON.stringify(rows, null, 2));
  else {
    const table = rows.map((row) => [row.regulation, row.article, row.paragraph ?? '', row.kind, row.servedBy ?? '—']);
    for (const line of textTable([['办法', '条', '项', '类', '由何处证明'], ...table])) setting.print(line);
  }
  return 0;
};

/** `regulation schema`: the JSON Schema for editors. */
export const printSchema = (setting: RegulationSetting): number => {
  setting.print(JSON.stringify(regulationJsonSchema(), null, 2));
  return 0;
};

const counts = (of: Counts): string => `${of.met}/${of.unmet}/${of['needs-judgement']}/${of.incomplete}`;
const value = (changed: ChangedValue | null): string =>
  changed === null ? '—' : typeof changed === 'string' ? changed : changed.zh;

const tellSimulation = (setting: RegulationSetting, after: Regulation, result: Simulation): void => {
  const { print } = setting;
  print(`基地 ${result.subjects.recognitions}，在办申请 ${result.subjects.applications}`);
  const [met, unmet, judge, incomplete] = (['met', 'unmet', 'needs-judgement', 'incomplete'] as const).map(
    (verdict) => verdictNames[verdict].zh,
  );
  const heading = ['条款', '条件', '变化', `现文本 ${met}/${unmet}/${judge}/${incomplete}`, '新文本'];
  for (const type of result.types) {
    print('');
    print(`${type.name.zh}（${type.subjects}）`);
    const rows = type.criteria.map((each) => [
      clauseLabel(each.clause, 'zh', after.numbering),
      (each.condition.after ?? each.condition.before)?.zh ?? each.id,
      effectStates[each.state].zh,
      counts(each.before),
      counts(each.after),
    ]);
    for (const line of textTable([heading, ...rows])) print(`  ${line}`);
  }
  if (result.affected.length > 0) {
    print('');
    const rows = result.affected.map((each) => [
      each.name.zh,
      standingNames[each.from].zh,
      standingNames[each.to].zh,
      each.changes.map((change) => change.criterion).join(', '),
    ]);
    for (const line of textTable([['受影响', '现文本', '新文本', '条件'], ...rows])) print(line);
  }
  if (result.changes.length === 0) return;
  print('');
  print('其他规则的变化');
  for (const change of result.changes) print(`  ${change.path}: ${value(change.before)} → ${value(change.after)}`);
};

/** `regulation simulate OLD NEW`: what the second text would change, over the bases and open applications in the database. */
export const simulateRegulations = async (
  setting: RegulationSetting,
  [old, next]: readonly [string, string],
  asJson: boolean,
): Promise<number> => {
  const [before, after] = await load(setting, [old, next]);
  if (before === undefined || after === undefined) return 1;
  const faults = tellFaults(setting, ...before) + tellFaults(setting, ...after);
  if (!before[1].ok || !after[1].ok || faults > 0) return 1;
  const subjects = await setting.subjects(before[1].regulation.id);
  const result = simulate(before[1].regulation, after[1].regulation, subjects ?? []);
  if (asJson) {
    setting.print(JSON.stringify(result, null, 2));
    return 0;
  }
  if (subjects === undefined)
    setting.print('没有可用的数据库，只比较文本 / no database to count in; the texts alone are compared');
  tellSimulation(setting, after[1].regulation, result);
  return 0;
};
