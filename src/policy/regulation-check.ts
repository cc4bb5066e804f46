import { applicantFaults, formFaults } from './form-check.ts';
import { nominationFaults } from './nomination.ts';
import type { CriterionTest, LeafTest, Regulation } from './regulation.ts';
import { routeFaults } from './route-check.ts';

/** One thing wrong: where in the file, and why, written “中文 / English” as messages of the contract are. */
export type Found = { path: (string | number)[]; reason: string };

/** Which kinds of metric each comparison understands. */
const comparisonKinds: Record<string, readonly string[]> = {
  atLeast: ['count', 'measure', 'money'],
  moreThan: ['count', 'measure', 'money'],
  is: ['flag'],
  yearsOld: ['day'],
  oneOf: ['choice'],
  includes: ['choices'],
  judged: ['statement'],
};

const leafFaults = (regulation: Regulation, test: LeafTest, path: Found['path']): Found[] => {
  if ('material' in test) {
    return regulation.materials.some((material) => material.id === test.material)
      ? []
      : [{ path, reason: `没有材料“${test.material}” / no material "${test.material}"` }];
  }
  if (!('metric' in test)) return [];
  const metric = regulation.metrics[test.metric];
  if (metric === undefined) return [{ path, reason: `没有指标“${test.metric}” / no metric "${test.metric}"` }];
  const comparison = Object.keys(test).find((key) => key !== 'metric') ?? '';
  if (!comparisonKinds[comparison]?.includes(metric.kind)) {
    return [
      {
        path,
        reason: `“${comparison}”不适用于 ${metric.kind} 类指标“${test.metric}” / "${comparison}" does not apply to the ${metric.kind} "${test.metric}"`,
      },
    ];
  }
  const named = 'oneOf' in test ? test.oneOf : 'includes' in test ? test.includes : [];
  const options = metric.kind === 'choice' || metric.kind === 'choices' ? metric.options : {};
  return named
    .filter((option) => !(option in options))
    .map((option) => ({
      path,
      reason: `“${option}”不是“${test.metric}”的选项 / "${option}" is not an option of "${test.metric}"`,
    }));
};

const readingFaults = (
  regulation: Regulation,
  name: string,
  options: readonly string[] | undefined,
  path: Found['path'],
): Found[] => {
  const reading = regulation.readings[name];
  if (reading === undefined) return [{ path, reason: `没有解读“${name}” / no reading "${name}"` }];
  if (options === undefined) return [];
  return Object.keys(reading.options)
    .filter((option) => !options.includes(option))
    .map((option) => ({
      path,
      reason: `解读“${name}”的选项“${option}”在此规则中没有对应 / reading "${name}" has an option "${option}" that this rule does not cover`,
    }));
};

/** What the engine understands for readings that rules other than criteria name. */
export const engineReadings = {
  yearlyCap: ['reason-and-second-approver', 'hard-stop'],
  overseasShare: ['rounded-up', 'rounded-down'],
  referenceDay: ['closing-day', 'submission-day'],
  renewalWindow: ['within-window-last-day-included', 'any-time-before-window'],
  consecutiveFailures: ['adjacent-years', 'successive-assessments'],
  validityStart: ['issue-month-is-first', 'two-full-months-later'],
  fraudCancels: ['all-of-the-year', 'only-this-one'],
  fraudBar: ['rolling-day-included', 'calendar-years'],
  relaxation: ['reason-per-criterion', 'fixed-discount'],
} as const;

const testFaults = (regulation: Regulation, test: CriterionTest, path: Found['path']): Found[] =>
  'reading' in test
    ? [
        ...readingFaults(regulation, test.reading, Object.keys(test.cases), path),
        ...Object.entries(test.cases).flatMap(([option, leaf]) =>
          leafFaults(regulation, leaf, [...path, 'cases', option]),
        ),
      ]
    : leafFaults(regulation, test, path);

const clausesNamed = (value: unknown, path: Found['path']): { clause: string; path: Found['path'] }[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => clausesNamed(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const here = [...path, key];
    if (key === 'clause' && typeof child === 'string') return [{ clause: child, path: here }];
    if (key === 'clauses' && Array.isArray(child))
      return child.map((clause: string, index) => ({ clause, path: [...here, index] }));
    return clausesNamed(child, here);
  });
};

/** Whether the table of clauses tells of a clause: itself or the article it belongs to. */
export const clauseIsTold = (regulation: Regulation, clause: string): boolean => {
  const parts = clause.split('.');
  return parts.some((_, index) => parts.slice(0, parts.length - index).join('.') in regulation.clauses);
};

/** Rules other than criteria whose meaning hangs on a reading that the engine itself must understand. */
const ruleReadingFaults = (regulation: Regulation): Found[] => {
  const { recognition, fraud, relaxation, yearlyCap, nomination, referenceDay, renewal, exit, effective } = regulation;
  const needed: [string | undefined, readonly string[] | undefined, Found['path']][] = [];
  if (recognition.start.counted === 'from-reading')
    needed.push([recognition.start.reading ?? '', engineReadings.validityStart, ['recognition', 'start', 'reading']]);
  if (effective.reading !== undefined) needed.push([effective.reading, undefined, ['effective', 'reading']]);
  if (fraud) {
    needed.push([fraud.cancels.reading, engineReadings.fraudCancels, ['fraud', 'cancels', 'reading']]);
    needed.push([fraud.bar.reading, engineReadings.fraudBar, ['fraud', 'bar', 'reading']]);
  }
  if (relaxation) needed.push([relaxation.reading, engineReadings.relaxation, ['relaxation', 'reading']]);
  if (yearlyCap) needed.push([yearlyCap.reading, engineReadings.yearlyCap, ['yearlyCap', 'reading']]);
  if (nomination)
    needed.push([nomination.overseas.reading, engineReadings.overseasShare, ['nomination', 'overseas', 'reading']]);
  if (referenceDay) needed.push([referenceDay.reading, engineReadings.referenceDay, ['referenceDay', 'reading']]);
  if (renewal) needed.push([renewal.reading, engineReadings.renewalWindow, ['renewal', 'reading']]);
  if (exit) needed.push([exit.reading, engineReadings.consecutiveFailures, ['exit', 'reading']]);
  return needed.flatMap(([name, options, path]) => readingFaults(regulation, name ?? '', options, path));
};

/** The same condition of the same clause stated with two different figures: one of them is a slip. */
const figureFaults = (regulation: Regulation): Found[] =>
  Object.entries(regulation.baseTypes).flatMap(([type, baseType]) => {
    const figures = new Map<string, number>();
    return baseType.criteria.flatMap((criterion, index) =>
      criterion.tests.flatMap((test, testIndex) => {
        if (!('atLeast' in test) && !('moreThan' in test)) return [];
        const figure = 'atLeast' in test ? test.atLeast : test.moreThan;
        const key = `${criterion.clause} ${test.metric}`;
        const before = figures.get(key);
        figures.set(key, figure);
        return before === undefined || before === figure
          ? []
          : [
              {
                path: ['baseTypes', type, 'criteria', index, 'tests', testIndex],
                reason: `条款 ${criterion.clause} 对“${test.metric}”引用了两次而数值不同：${before} 与 ${figure} / clause ${criterion.clause} is cited twice for "${test.metric}" with different figures: ${before} and ${figure}`,
              },
            ];
      }),
    );
  });

/** Counts of an assessment that nobody keeps, and types named by rules of the time after recognition that do not exist. */
const lifeFaults = (regulation: Regulation): Found[] => {
  const { assessment, upgrade, bridge } = regulation;
  const types: [string, Found['path']][] = [
    ...Object.keys(assessment?.emphasis ?? {}).map((type): [string, Found['path']] => [
      type,
      ['assessment', 'emphasis', type],
    ]),
    ...[upgrade?.from ?? [], upgrade?.to ?? []].flat().map((type): [string, Found['path']] => [type, ['upgrade']]),
    ...Object.keys(bridge?.types ?? {}).map((type): [string, Found['path']] => [type, ['bridge', 'types', type]]),
  ];
  return [
    ...(assessment?.heads ?? []).flatMap((head, index) =>
      head.counts.flatMap((count) => leafFaults(regulation, count, ['assessment', 'heads', index, 'counts'])),
    ),
    ...types
      .filter(([type]) => !(type in regulation.baseTypes))
      .map(([type, path]) => ({ path, reason: `没有基地类型“${type}” / no base type "${type}"` })),
  ];
};

/** Faults between the parts of a regulation that is well formed in itself: names that lead nowhere, rules that cannot be read. */
export const crossFaults = (regulation: Regulation): Found[] => {
  const found: Found[] = [];
  const typeIds = Object.keys(regulation.baseTypes);
  const knownTypes = (types: readonly string[], path: Found['path']) =>
    types
      .filter((type) => !typeIds.includes(type))
      .forEach((type) => found.push({ path, reason: `没有基地类型“${type}” / no base type "${type}"` }));

  for (const [name, reading] of Object.entries(regulation.readings)) {
    if (!(reading.chosen in reading.options)) {
      found.push({
        path: ['readings', name, 'chosen'],
        reason: `“${reading.chosen}”不在其选项之中 / "${reading.chosen}" is not among its options`,
      });
    }
    if (Object.keys(reading.options).length < 2) {
      found.push({
        path: ['readings', name, 'options'],
        reason: '解读至少写明两种理解 / a reading states at least two meanings',
      });
    }
  }
  for (const [type, baseType] of Object.entries(regulation.baseTypes)) {
    const seen = new Set<string>();
    baseType.criteria.forEach((criterion, index) => {
      const path = ['baseTypes', type, 'criteria', index];
      if (seen.has(criterion.id))
        found.push({ path, reason: `条件“${criterion.id}”出现了两次 / criterion "${criterion.id}" stands twice` });
      seen.add(criterion.id);
      criterion.tests.forEach((test, testIndex) =>
        found.push(...testFaults(regulation, test, [...path, 'tests', testIndex])),
      );
    });
    const pattern = baseType.naming.pattern;
    for (const locale of ['zh', 'en'] as const) {
      if ((baseType.naming.place === 'none') === pattern[locale].includes('{place}')) {
        found.push({
          path: ['baseTypes', type, 'naming', 'pattern', locale],
          reason:
            '名称含地名时（且仅在此时）须写 {place} / the pattern must contain {place} exactly when the name has a place',
        });
      }
    }
    const routes = regulation.routes.filter((route) => route.forTypes.includes(type));
    if (routes.length !== 1)
      found.push({
        path: ['routes'],
        reason: `基地类型“${type}”须有一条流程，现有 ${routes.length} 条 / base type "${type}" needs one route and has ${routes.length}`,
      });
  }
  regulation.routes.forEach((route, index) => {
    const path = ['routes', index];
    knownTypes(route.forTypes, [...path, 'forTypes']);
    found.push(...routeFaults(regulation, route, path));
  });
  regulation.materials.forEach((material, index) =>
    knownTypes(material.forTypes ?? [], ['materials', index, 'forTypes']),
  );

  regulation.form.sections.forEach((section, index) =>
    knownTypes(section.forTypes ?? [], ['form', 'sections', index, 'forTypes']),
  );
  found.push(...ruleReadingFaults(regulation), ...formFaults(regulation), ...applicantFaults(regulation));
  found.push(...nominationFaults(regulation));
  found.push(...figureFaults(regulation), ...lifeFaults(regulation));
  const { from, until } = regulation.effective;
  if (until !== undefined && until <= from)
    found.push({
      path: ['effective', 'until'],
      reason: '办法在施行之前就已失效 / the regulation ends before it begins',
    });
  for (const { clause, path } of clausesNamed(regulation, [])) {
    if (path[0] !== 'clauses' && !clauseIsTold(regulation, clause))
      found.push({ path, reason: `“clauses”下没有条款 ${clause} / clause ${clause} is not told of under "clauses"` });
  }
  return found;
};
