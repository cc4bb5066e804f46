import type { CriterionTest, LeafTest, Regulation } from './regulation.ts';

type Found = { path: (string | number)[]; reason: string };

/** Which kinds of metric each comparison understands. */
const comparisonKinds: Record<string, readonly string[]> = {
  atLeast: ['count', 'measure', 'money'],
  moreThan: ['count', 'measure', 'money'],
  is: ['flag'],
  oneOf: ['choice'],
  includes: ['choices'],
  judged: ['statement'],
};

const leafFaults = (regulation: Regulation, test: LeafTest, path: Found['path']): Found[] => {
  if ('material' in test) {
    return regulation.materials.some((material) => material.id === test.material)
      ? []
      : [{ path, reason: `no material "${test.material}"` }];
  }
  if (!('metric' in test)) return [];
  const metric = regulation.metrics[test.metric];
  if (metric === undefined) return [{ path, reason: `no metric "${test.metric}"` }];
  const comparison = Object.keys(test).find((key) => key !== 'metric') ?? '';
  if (!comparisonKinds[comparison]?.includes(metric.kind)) {
    return [{ path, reason: `"${comparison}" does not apply to the ${metric.kind} "${test.metric}"` }];
  }
  const named = 'oneOf' in test ? test.oneOf : 'includes' in test ? test.includes : [];
  const options = metric.kind === 'choice' || metric.kind === 'choices' ? metric.options : {};
  return named
    .filter((option) => !(option in options))
    .map((option) => ({ path, reason: `"${option}" is not an option of "${test.metric}"` }));
};

const readingFaults = (
  regulation: Regulation,
  name: string,
  options: readonly string[] | undefined,
  path: Found['path'],
): Found[] => {
  const reading = regulation.readings[name];
  if (reading === undefined) return [{ path, reason: `no reading "${name}"` }];
  if (options === undefined) return [];
  return Object.keys(reading.options)
    .filter((option) => !options.includes(option))
    .map((option) => ({ path, reason: `reading "${name}" has an option "${option}" that this rule does not cover` }));
};

/** What the engine understands for readings that rules other than criteria name. */
export const engineReadings = {
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

/** Faults between the parts of a regulation that is well formed in itself: names that lead nowhere, rules that cannot be read. */
export const crossFaults = (regulation: Regulation): Found[] => {
  const found: Found[] = [];
  const typeIds = Object.keys(regulation.baseTypes);
  const knownTypes = (types: readonly string[], path: Found['path']) =>
    types
      .filter((type) => !typeIds.includes(type))
      .forEach((type) => found.push({ path, reason: `no base type "${type}"` }));

  for (const [name, reading] of Object.entries(regulation.readings)) {
    if (!(reading.chosen in reading.options)) {
      found.push({ path: ['readings', name, 'chosen'], reason: `"${reading.chosen}" is not among its options` });
    }
    if (Object.keys(reading.options).length < 2) {
      found.push({ path: ['readings', name, 'options'], reason: 'a reading states at least two meanings' });
    }
  }
  for (const [type, baseType] of Object.entries(regulation.baseTypes)) {
    const seen = new Set<string>();
    baseType.criteria.forEach((criterion, index) => {
      const path = ['baseTypes', type, 'criteria', index];
      if (seen.has(criterion.id)) found.push({ path, reason: `criterion "${criterion.id}" stands twice` });
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
          reason: 'the pattern must contain {place} exactly when the name has a place',
        });
      }
    }
    const routes = regulation.routes.filter((route) => route.forTypes.includes(type));
    if (routes.length !== 1)
      found.push({ path: ['routes'], reason: `base type "${type}" needs one route and has ${routes.length}` });
  }
  regulation.routes.forEach((route, index) => {
    knownTypes(route.forTypes, ['routes', index, 'forTypes']);
    if (route.steps[0]?.kind !== 'submission')
      found.push({ path: ['routes', index, 'steps', 0], reason: 'a route begins with its submission step' });
    if (route.steps.at(-1)?.kind !== 'approval')
      found.push({
        path: ['routes', index, 'steps', route.steps.length - 1],
        reason: 'a route ends with its approval step',
      });
    if (route.steps.some((step) => step.kind === 'publicity') && regulation.publicity === undefined)
      found.push({
        path: ['routes', index],
        reason: 'the route has a public notice, the regulation no rule of publicity',
      });
    if (route.steps.some((step) => step.kind === 'expert-review') && regulation.expertReview === undefined)
      found.push({ path: ['routes', index], reason: 'the route has an expert review, the regulation no rule of it' });
  });
  regulation.materials.forEach((material, index) =>
    knownTypes(material.forTypes ?? [], ['materials', index, 'forTypes']),
  );

  const { start } = regulation.recognition;
  if (start.counted === 'from-reading')
    found.push(
      ...readingFaults(regulation, start.reading ?? '', engineReadings.validityStart, [
        'recognition',
        'start',
        'reading',
      ]),
    );
  if (regulation.fraud) {
    found.push(
      ...readingFaults(regulation, regulation.fraud.cancels.reading, engineReadings.fraudCancels, [
        'fraud',
        'cancels',
        'reading',
      ]),
    );
    found.push(
      ...readingFaults(regulation, regulation.fraud.bar.reading, engineReadings.fraudBar, ['fraud', 'bar', 'reading']),
    );
  }
  if (regulation.relaxation)
    found.push(
      ...readingFaults(regulation, regulation.relaxation.reading, engineReadings.relaxation, ['relaxation', 'reading']),
    );
  for (const { clause, path } of clausesNamed(regulation, [])) {
    if (path[0] !== 'clauses' && !clauseIsTold(regulation, clause))
      found.push({ path, reason: `clause ${clause} is not told of under "clauses"` });
  }
  return found;
};
