import { useTranslation } from 'react-i18next';
import { listRegions } from '#contract/associations.ts';
import { listRegulations } from '#contract/regulations.ts';
import { Choice } from '../components/choice.tsx';
import { FindBox } from '../components/find-box.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import { standings, type BaseFilter } from './base-filter.ts';

/** Narrows the register; every choice is written to the address. */
export function BaseFilters({ filter, onFilter }: { filter: BaseFilter; onFilter: (filter: BaseFilter) => void }) {
  const { t } = useTranslation();
  const say = useText();
  const regulations = useEndpoint(listRegulations, {}).data?.regulations ?? [];
  const provinces = (useEndpoint(listRegions, {}).data?.regions ?? []).filter((region) => region.level === 'province');
  const options = {
    baseType: regulations
      .flatMap((regulation) => regulation.baseTypes)
      .map(({ id, name }) => ({ value: id, label: say(name) })),
    provinceCode: provinces.map(({ code, name }) => ({ value: code, label: say(name) })),
    standing: standings.map((each) => ({ value: each, label: t(`standing.${each}`) })),
  };
  return (
    <FindBox label={t('baseDesk.find')} value={filter.text ?? ''} onFind={(text) => onFilter({ ...filter, text })}>
      {(['baseType', 'provinceCode', 'standing'] as const).map((key) => (
        <Choice
          key={key}
          value={filter[key]}
          empty={t(`baseDesk.filter.${key}`)}
          aria-label={t(`baseDesk.filter.${key}`)}
          options={options[key]}
          onChange={(value) => onFilter({ ...filter, [key]: value })}
        />
      ))}
    </FindBox>
  );
}
