import { html } from 'ghtml';
import { moneyInForm } from '#policy/format-value.ts';
import type { Regulation } from '#policy/regulation.ts';
import type { Locale } from '#policy/text.ts';
import { inRow, list, pair, sayIn, type RuleBlock } from './rule-block.ts';
import { words } from './words.ts';

const w = words.regulation;

const nominations = ({ nomination }: Regulation, locale: Locale): RuleBlock[] => {
  if (nomination === undefined) return [];
  const say = sayIn(locale);
  const kinds = Object.values(nomination.kinds).map((kind) =>
    pair(
      say(kind.label),
      inRow(
        [
          kind.quota === 'by-agreement' ? say(w.byAgreement) : say(w.quota(kind.quota)),
          ...(kind.granted ? [say(w.granted)] : []),
          ...(kind.pools ? [say(w.pools)] : []),
        ],
        locale,
      ),
      locale,
    ),
  );
  const { overseas, consent } = nomination;
  return [
    { clause: nomination.clause, title: say(w.nomination), body: list(kinds) },
    {
      clause: overseas.clause,
      title: say(w.overseasShare),
      body: html`<p>${say(w.atLeastPercent(overseas.percent))}</p>`,
    },
    { clause: consent.clause, title: say(w.consent), body: html`<p>${say(w.consentText)}</p>` },
  ];
};

/** Rules of who may apply, how many are taken, and what support follows. */
export const selectionRules = (regulation: Regulation, locale: Locale): RuleBlock[] => {
  const say = sayIn(locale);
  const { applicants, yearlyCap, funding, jointEntry, bridge, form } = regulation;
  const blocks: RuleBlock[] = [];
  if (applicants) {
    blocks.push({
      clause: applicants.clause,
      screen: 'apply' as const,
      title: say(w.applicants),
      body: html`!${list(Object.values(applicants.groups).map((group) => say(group.label)))}
      !${list(Object.values(applicants.lanes).map((lane) => pair(say(w.lane), say(lane.label), locale)))}`,
    });
  }
  blocks.push(...nominations(regulation, locale));
  if (form.bound)
    blocks.push({
      clause: form.bound.clause,
      screen: 'handle' as const,
      title: say(w.bound),
      body: html`<p>${say(w.boundText(form.bound.copies))}</p>`,
    });
  if (yearlyCap)
    blocks.push({
      clause: yearlyCap.clause,
      screen: 'approvals' as const,
      title: say(w.cap),
      body: html`<p>${say(w.capText(yearlyCap.maximum))}</p>`,
    });
  if (funding)
    blocks.push({
      clause: funding.clause,
      screen: 'funding' as const,
      title: say(w.funding),
      body: html`<p>${say(w.fundingText(moneyInForm(funding.cnyPerYear), funding.years))}</p>
        <p>${say(funding.summary)}</p>`,
    });
  if (jointEntry)
    blocks.push({
      clause: jointEntry.clause,
      screen: 'handle' as const,
      title: say(w.joint),
      body: html`<p>${say(jointEntry.label)}</p>`,
    });
  if (bridge)
    blocks.push({
      clause: bridge.clause,
      screen: 'ownBases' as const,
      title: say(w.bridge),
      body: html`<p>${say(bridge.summary)}</p>`,
    });
  return blocks;
};
