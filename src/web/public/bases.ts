import { html } from 'ghtml';
import type { LawDay } from '#policy/law-day.ts';
import type { Locale, Text } from '#policy/text.ts';
import { addressesOf, OVERSEAS, type BasesQuery } from './addresses.ts';
import { endLabel } from './dates.ts';
import { layout } from './layout.ts';
import { provinces } from './provinces.ts';
import type { Site } from './site.ts';
import { standingBadge, type Standing } from './standing.ts';
import { words } from './words.ts';

export type BaseRow = {
  id: string;
  name: Text;
  unitName: Text;
  baseTypeName: Text;
  /** Province-level unit in China, else the country; with the city where it is known. */
  placeName: Text;
  validTo: LawDay | null;
  standing: Standing;
};
export type BasesModel = {
  site: Site;
  /** As asked, cursor included; values the directory does not know are simply not matched. */
  query: BasesQuery;
  types: { id: string; name: Text }[];
  bases: BaseRow[];
  /** How many match in all; null when it was not counted. */
  total: number | null;
  /** Cursor of the following page. */
  next: string | null;
};

const w = words.bases;

const select = (
  name: string,
  label: Text,
  chosen: string,
  options: readonly (readonly [string, string])[],
  locale: Locale,
): string =>
  html`<div>
    <label for="filter-${name}">${label[locale]}</label>
    <select id="filter-${name}" name="${name}">
      <option value="">${w.any[locale]}</option>
      !${options.map(([value, text]) => html`<option value="${value}" !${value === chosen ? 'selected' : ''}>${text}</option>`)}
    </select>
  </div>`;

const filters = ({ query, types }: BasesModel, locale: Locale): string => {
  const standings = Object.entries(words.standing).map(([id, name]) => [id, name[locale]] as const);
  const places = [
    ...provinces.map(({ code, name }) => [code, name[locale]] as const),
    [OVERSEAS, w.overseas[locale]] as const,
  ];
  return html`<form
    class="filters"
    role="search"
    aria-label="${w.filters[locale]}"
    action="${addressesOf(locale).bases()}"
    method="get"
  >
    <div>
      <label for="filter-text">${w.text[locale]}</label>
      <input id="filter-text" name="text" type="search" maxlength="100" value="${query.text}" />
    </div>
    !${select(
      'type',
      words.type,
      query.type ?? '',
      types.map(({ id, name }) => [id, name[locale]] as const),
      locale,
    )}
    !${select('province', w.province, query.province ?? '', places, locale)}
    !${select('standing', w.standing, query.standing ?? '', standings, locale)}
    <button class="btn primary">${w.apply[locale]}</button>
  </form>`;
};

const row = (base: BaseRow, locale: Locale): string =>
  html`<tr>
    <th scope="row">
      <a href="${addressesOf(locale).base(base.id)}">${base.name[locale]}</a
      ><span class="under">${base.unitName[locale]}</span>
    </th>
    <td data-label="${words.type[locale]}">${base.baseTypeName[locale]}</td>
    <td data-label="${w.place[locale]}">${base.placeName[locale]}</td>
    <td data-label="${w.validTo[locale]}" class="nowrap">${endLabel(base.validTo, locale)}</td>
    <td data-label="${w.standing[locale]}">!${standingBadge(base.standing, locale)}</td>
  </tr>`;

const list = ({ bases, query }: BasesModel, locale: Locale): string => {
  if (bases.length === 0) {
    const asked = Object.values(query).some((value) => value !== '');
    return html`<p class="empty">
      !${asked ? html`${w.none[locale]}${locale === 'en' ? ' ' : ''}${w.noneHint[locale]}` : html`${w.empty[locale]}`}
    </p>`;
  }
  return html`<table class="stack">
    <thead>
      <tr>
        <th scope="col">${w.name[locale]}</th>
        <th scope="col">${words.type[locale]}</th>
        <th scope="col">${w.place[locale]}</th>
        <th scope="col">${w.validTo[locale]}</th>
        <th scope="col">${w.standing[locale]}</th>
      </tr>
    </thead>
    <tbody>
      !${bases.map((base) => row(base, locale))}
    </tbody>
  </table>`;
};

/** The directory: filters that live in the address, the count, and pages by cursor. */
export const renderBases = (model: BasesModel, locale: Locale): string => {
  const { query, next, total } = model;
  const addresses = addressesOf(locale);
  const { cursor, ...filter } = query;
  const asked = Object.values(filter).some((value) => value !== '');
  const main = html`<div class="w page">
    <h1>${w.title[locale]}</h1>
    <p class="lead">${w.description[locale]}</p>
    !${filters(model, locale)}
    <div class="count">
      <span>!${total === null ? '' : html`<strong>${w.total(total)[locale]}</strong>`}</span>
      !${asked ? html`<a href="${addresses.bases()}">${w.clear[locale]}</a>` : ''}
    </div>
    !${list(model, locale)}
    <div class="pager">
      !${cursor ? html`<a class="btn" href="${addresses.bases(filter)}">${w.first[locale]}</a>` : ''}
      !${next === null ? '' : html`<a class="btn" rel="next" href="${addresses.bases({ ...filter, cursor: next })}">${w.next[locale]}</a>`}
    </div>
  </div>`;
  return layout({
    site: model.site,
    locale,
    title: `${w.title[locale]} · ${words.site[locale]}`,
    description: w.description[locale],
    address: (all) => all.bases(query),
    current: 'bases',
    main,
  });
};
