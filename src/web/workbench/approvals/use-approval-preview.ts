import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readCase } from '#contract/applications.ts';
import type { Case } from '#contract/case.ts';
import { readRegulation } from '#contract/regulations.ts';
import { parseLawDay } from '#policy/law-day.ts';
import { recognitionName } from '#policy/naming.ts';
import type { Text } from '#policy/text.ts';
import { recognitionPeriod, type Period } from '#policy/validity.ts';
import { useText } from '../i18n.ts';
import { queryOf } from '../query.ts';

/** What a file will be given by the document: the same rules that the server applies, read beforehand. */
export type Grant = {
  id: string;
  file: Case;
  unitName: Text;
  name: Text;
  period: Period | null;
  decidedOn: string | null;
  /** Whether the name contains a place, and so stands for one base only. */
  placed: boolean;
  obstacle: Case['commands'][number]['obstacle'];
};

const requestOf = (file: Case) => ({
  params: { regulationId: file.regulation.id },
  query: { version: file.regulation.version },
});

export const useApprovalPreview = (ids: readonly string[], issuedOn: string, today: string) => {
  const { t } = useTranslation();
  const say = useText();
  const files = useQueries({ queries: ids.map((id) => queryOf(readCase, { params: { id } })) }).flatMap(
    ({ data }) => data ?? [],
  );
  const laws = useQueries({ queries: files.map((file) => queryOf(readRegulation, requestOf(file))) });
  const day = parseLawDay(issuedOn);
  const grants: Grant[] = files.flatMap((file, index) => {
    const regulation = laws[index]?.data?.regulation;
    if (regulation === undefined) return [];
    const command = file.commands.find((each) => each.command === 'approve');
    return [
      {
        id: file.id,
        file,
        placed: regulation.baseTypes[file.baseType]?.naming.place !== 'none',
        unitName: file.unit.name,
        name: recognitionName(regulation, file.baseType, {
          zh: file.place.zh,
          en: file.place.en || file.place.zh,
        }),
        period: day === undefined ? null : recognitionPeriod(regulation, day),
        decidedOn: file.decision?.heldOn ?? null,
        obstacle:
          command === undefined
            ? { code: 'not-now', message: { zh: t('approvalDesk.notNow'), en: t('approvalDesk.notNow') }, clauses: [] }
            : command.obstacle,
      },
    ];
  });
  /** Not before the last of the decisions on the document. */
  const earliest = grants.reduce<string | null>(
    (latest, { decidedOn }) => (decidedOn !== null && (latest === null || decidedOn > latest) ? decidedOn : latest),
    null,
  );
  const names = grants.filter(({ placed }) => placed).map(({ name }) => name.zh);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const lacks = (() => {
    if (ids.length === 0) return t('approvalDesk.chooseFiles');
    if (grants.length < ids.length) return t('shell.loading');
    const blocked = grants.find(({ obstacle }) => obstacle !== null);
    if (blocked?.obstacle) return `${say(blocked.unitName)}: ${say(blocked.obstacle.message)}`;
    if (day === undefined || day > today || (earliest !== null && day < earliest)) return t('approvalDesk.dayOut');
    return twice === undefined ? null : t('approvalDesk.twice', { name: twice });
  })();
  return { earliest, lacks, grantOf: (id: string) => grants.find((grant) => grant.id === id) };
};
