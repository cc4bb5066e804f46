import { html } from 'ghtml';
import { isOfCall } from '#policy/materials.ts';
import type { MaterialRule, Regulation } from '#policy/regulation.ts';
import type { Locale } from '#policy/text.ts';
import { clauseChip } from './clause-chip.ts';
import { words } from './words.ts';

const w = words.rule;

const row = (regulation: Regulation, material: MaterialRule, locale: Locale): string => {
  const types = material.forTypes
    ?.map((id) => regulation.baseTypes[id]?.shortName[locale] ?? id)
    .join(locale === 'zh' ? '、' : ', ');
  const how =
    material.kind === 'generated'
      ? w.generated[locale]
      : `${w.upload[locale]}${locale === 'zh' ? '，' : ', '}${(material.required ? w.required : w.optional)[locale]}`;
  return html`<tr>
    <th scope="row">
      ${material.label[locale]}!${material.help ? html`<span class="under">${material.help[locale]}</span>` : ''}
    </th>
    <td data-label="${words.type[locale]}">${types ?? w.allTypes[locale]}</td>
    <td data-label="${w.how[locale]}">${how}</td>
    <td data-label="${w.issuer[locale]}">${material.issuer?.[locale]}</td>
    <td>!${isOfCall(material) ? w.thisCall[locale] : clauseChip(regulation, material.clause, locale)}</td>
  </tr>`;
};

/** Materials with who needs them and who issues them. */
export const materialsTable = (regulation: Regulation, materials: readonly MaterialRule[], locale: Locale): string =>
  html`<table class="stack">
    <thead>
      <tr>
        <th scope="col">${w.material[locale]}</th>
        <th scope="col">${words.type[locale]}</th>
        <th scope="col">${w.how[locale]}</th>
        <th scope="col">${w.issuer[locale]}</th>
        <th scope="col">${words.clause[locale]}</th>
      </tr>
    </thead>
    <tbody>
      !${materials.map((material) => row(regulation, material, locale))}
    </tbody>
  </table>`;
