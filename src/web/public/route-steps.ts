import { html } from 'ghtml';
import type { Regulation } from '#policy/regulation.ts';
import type { RouteStep } from '#policy/route.ts';
import type { Locale } from '#policy/text.ts';
import { clauseChip } from './clause-chip.ts';
import { words } from './words.ts';

const w = words.rule;

const step = (regulation: Regulation, each: RouteStep, position: number, locale: Locale): string => {
  const skipped = each.skippedFor
    .map((circumstance) => w.circumstances[circumstance][locale])
    .join(locale === 'zh' ? '、' : ', ');
  const lanes = (each.lanes ?? [])
    .map((lane) => regulation.applicants?.lanes[lane]?.label[locale] ?? lane)
    .join(locale === 'zh' ? '、' : ', ');
  const colon = locale === 'zh' ? '：' : ' ';
  return html`<li>
    <span class="dot" aria-hidden="true">${position}</span>
    <span class="name">${each.name[locale]}<span class="level muted"> · ${w.levels[each.level][locale]}</span></span>
    !${clauseChip(regulation, each.clause, locale)}
    !${each.expectedDays === undefined ? '' : html`<span class="who">${w.withinDays(each.expectedDays)[locale]}</span>`}
    !${lanes === '' ? '' : html`<span class="who">${words.regulation.onlyLane[locale]}${colon}${lanes}</span>`}
    !${skipped === '' ? '' : html`<span class="who">${w.skipped[locale]}${colon}${skipped}</span>`}
  </li>`;
};

/** Neighbouring steps of one level, for the brackets above. */
const levelsOf = (steps: readonly RouteStep[]): { level: RouteStep['level']; length: number }[] => {
  const levels: { level: RouteStep['level']; length: number }[] = [];
  for (const { level } of steps) {
    const last = levels.at(-1);
    if (last?.level === level) last.length += 1;
    else levels.push({ level, length: 1 });
  }
  return levels;
};

/** A route, every step drawn: levels bracketed above, upright on narrow screens. */
export const routeSteps = (regulation: Regulation, steps: readonly RouteStep[], locale: Locale): string =>
  html`<div class="route-box">
    <div class="levels" aria-hidden="true">
      !${levelsOf(steps).map(({ level, length }) => html`<span style="grid-column:span ${length}">${w.levels[level][locale]}</span>`)}
    </div>
    <ol class="route">
      !${steps.map((each, index) => step(regulation, each, index + 1, locale))}
    </ol>
  </div>`;
