import { html } from 'ghtml';
import type { Locale } from '#policy/text.ts';
import { addressesOf } from './addresses.ts';
import { provinces } from './provinces.ts';
import { words } from './words.ts';

/** Lowest count of each colour step after zero. */
const steps = [1, 6, 11, 21, 31] as const;
const stepOf = (count: number): number => steps.filter((lowest) => count >= lowest).length;
const stepLabels = [
  '0',
  ...steps.map((lowest, index) =>
    steps[index + 1] === undefined ? `${lowest}+` : `${lowest}–${(steps[index + 1] ?? 0) - 1}`,
  ),
];

/** Active bases by province-level unit: 34 equal tiles, each linked to its list, with the same figures as a table beneath. `counts` is by GB/T 2260 code. */
export const tileGrid = (counts: ReadonlyMap<string, number>, locale: Locale): string => {
  const addresses = addressesOf(locale);
  const listOf = (code: string): string => addresses.bases({ province: code, standing: 'active' });
  // Row by row, so that the keyboard walks the grid as the eye does.
  const inReadingOrder = provinces.toSorted((a, b) => a.tile[1] - b.tile[1] || a.tile[0] - b.tile[0]);
  const { home } = words;
  return html`<figure>
      <div class="tiles" role="group" aria-label="${home.mapLabel[locale]}">
        !${inReadingOrder.map(({ code, letters, name, tile }) => {
          const count = counts.get(code) ?? 0;
          return html`<a
            class="tile q${stepOf(count)}"
            style="grid-column:${tile[0]};grid-row:${tile[1]}"
            href="${listOf(code)}"
            aria-label="${home.tile(name, count)[locale]}"
            ><b><span>${name[locale]}</span><abbr>${letters}</abbr></b
            >${count}</a
          >`;
        })}
      </div>
      <figcaption class="legend">
        <span>${home.legend[locale]}</span
        >!${stepLabels.map((label, step) => html`<span><i class="q${step}"></i>${label}</span>`)}
        <span class="muted">${home.legendNote[locale]}</span>
      </figcaption>
    </figure>
    <details>
      <summary>${home.asTable[locale]}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${home.place[locale]}</th>
            <th scope="col" class="num">${home.active[locale]}</th>
          </tr>
        </thead>
        <tbody>
          !${provinces.map(
            ({ code, name }) =>
              html`<tr>
                <th scope="row"><a href="${listOf(code)}">${name[locale]}</a></th>
                <td class="num">${counts.get(code) ?? 0}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
};
