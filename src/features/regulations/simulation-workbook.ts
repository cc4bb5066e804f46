import { Refusal } from '#contract/refusals.ts';
import type { SignedIn } from '#http/caller.ts';
import type { FileReply } from '#http/route.ts';
import { clauseLabel } from '#policy/clause.ts';
import type { ChangedValue } from '#policy/regulation-changes.ts';
import type { Counts } from '#policy/simulate.ts';
import type { Locale } from '#policy/text.ts';
import type { Platform } from '../platform.ts';
import { workbook } from '../workbook.ts';
import { runSimulation, type DraftSimulation } from './simulation.ts';
import { effectStates, simulationWords, standingNames, verdictNames } from './simulation-words.ts';

const countColumns = ['met', 'unmet', 'needs-judgement', 'incomplete'] as const;

const value = (changed: ChangedValue | null, locale: Locale): string =>
  changed === null ? '' : typeof changed === 'string' ? changed : changed[locale];
const counts = (of: Counts): string[] => countColumns.map((column) => String(of[column]));

const sheets = (result: DraftSimulation, locale: Locale) => {
  const w = simulationWords[locale];
  const label = (clause: string): string => clauseLabel(clause, locale, result.after.numbering);
  const both = [w.before, w.after].flatMap((when) =>
    countColumns.map((column) => `${when} ${verdictNames[column][locale]}`),
  );
  const conditionOf = (baseType: string, criterion: string): string => {
    const effect = result.types.find((type) => type.id === baseType)?.criteria.find((each) => each.id === criterion);
    return (effect?.condition.after ?? effect?.condition.before)?.[locale] ?? criterion;
  };
  const typeName = (id: string): string => result.types.find((type) => type.id === id)?.name[locale] ?? id;
  return [
    {
      name: w.criteria,
      rows: [
        [w.type, w.clause, w.conditionBefore, w.conditionAfter, w.state, ...both],
        ...result.types.flatMap((type) =>
          type.criteria.map((criterion) => [
            type.name[locale],
            label(criterion.clause),
            criterion.condition.before?.[locale] ?? '',
            criterion.condition.after?.[locale] ?? '',
            effectStates[criterion.state][locale],
            ...counts(criterion.before),
            ...counts(criterion.after),
          ]),
        ),
      ],
    },
    {
      name: w.affected,
      rows: [
        [w.name, w.kind, w.type, w.before, w.after, w.conditions],
        ...result.affected.map((each) => [
          each.name[locale],
          w[each.kind],
          typeName(each.baseType),
          standingNames[each.from][locale],
          standingNames[each.to][locale],
          each.changes
            .map(
              ({ criterion, from, to }) =>
                `${conditionOf(each.baseType, criterion)}: ${from ? verdictNames[from][locale] : '—'} → ${to ? verdictNames[to][locale] : '—'}`,
            )
            .join('\n'),
        ]),
      ],
    },
    {
      name: w.rules,
      rows: [
        [w.path, w.clause, w.before, w.after],
        ...[...result.types.flatMap((type) => type.criteria.flatMap((each) => each.changes)), ...result.changes].map(
          (change) => [
            change.path,
            change.clause === null ? '' : label(change.clause),
            value(change.before, locale),
            value(change.after, locale),
          ],
        ),
      ],
    },
  ];
};

/** The whole simulation as a workbook; every cell is text, so that nothing a unit wrote can be taken for a formula. */
export const exportSimulation = async (
  platform: Platform,
  caller: SignedIn,
  id: string,
): Promise<FileReply | Refusal> => {
  const result = await runSimulation(platform, caller, id);
  if (result instanceof Refusal) return result;
  const { locale } = caller;
  const name = locale === 'zh' ? '政策模拟' : 'simulation';
  return workbook(platform, `${name}-${result.after.id}`, sheets(result, locale));
};
