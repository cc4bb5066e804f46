import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countApplications, type ApplicationFilter } from '#contract/applications.ts';
import { listRegions } from '#contract/associations.ts';
import { listCalls } from '#contract/calls.ts';
import { listRegulations } from '#contract/regulations.ts';
import type { Text } from '#policy/text.ts';
import { applicationStatuses } from '#workflow/application-file.ts';
import { Choice, type Option } from '../components/choice.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';

type Props = { filter: ApplicationFilter; onFilter: (filter: ApplicationFilter) => void };
type FilterKey = 'status' | 'baseType' | 'stepId' | 'provinceCode' | 'callId';

/** Narrows the list; every choice is written to the address. */
export function FilterBar({ filter, onFilter }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const [text, setText] = useState(filter.text ?? '');
  const regulations = useEndpoint(listRegulations, {}).data?.regulations ?? [];
  const regions = useEndpoint(listRegions, {}).data?.regions ?? [];
  const calls = useEndpoint(listCalls, {}).data?.calls ?? [];
  const steps = useEndpoint(countApplications, {}).data?.byStep ?? [];
  const set = (key: FilterKey | 'text' | 'mine', value: string | undefined) =>
    onFilter({ ...filter, [key]: value === '' ? undefined : value });
  const named = (list: readonly { id: string; name: Text }[]): Option[] =>
    list.map(({ id, name }) => ({ value: id, label: say(name) }));
  const provinces = regions.filter((region) => region.level === 'province');
  const options: Record<FilterKey, Option[]> = {
    status: applicationStatuses.map((status) => ({ value: status, label: t(`status.${status}`) })),
    baseType: named(regulations.flatMap((regulation) => regulation.baseTypes)),
    stepId: steps.map((step) => ({ value: step.stepId, label: say(step.stepName) })),
    provinceCode: provinces.map((region) => ({ value: region.code, label: say(region.name) })),
    callId: calls.map((item) => ({ value: item.id, label: say(item.title) })),
  };
  const filtered = Object.entries(filter).some(
    ([key, value]) => value !== undefined && key !== 'sort' && key !== 'order',
  );
  const clear = () => {
    setText('');
    onFilter({ ...(filter.sort && { sort: filter.sort }), ...(filter.order && { order: filter.order }) });
  };
  return (
    <form
      className="row wrap noprint filters"
      role="search"
      aria-label={t('list.filters')}
      onSubmit={(event) => {
        event.preventDefault();
        set('text', text.trim());
      }}
    >
      <input
        className="choice"
        type="search"
        value={text}
        maxLength={100}
        placeholder={t('list.text')}
        aria-label={t('list.text')}
        onChange={(event) => setText(event.target.value)}
      />
      <Button htmlType="submit">{t('list.find')}</Button>
      {(Object.keys(options) as FilterKey[]).map((key) => (
        <Choice
          key={key}
          value={filter[key]}
          empty={t(`filter.${key}`)}
          aria-label={t(`filter.${key}`)}
          options={options[key]}
          onChange={(value) => set(key, value)}
        />
      ))}
      <label className="check">
        <input
          type="checkbox"
          checked={filter.mine === 'true'}
          onChange={(event) => set('mine', event.target.checked ? 'true' : undefined)}
        />{' '}
        {t('filter.mine')}
      </label>
      {filtered && (
        <Button type="link" onClick={clear}>
          {t('list.clear')}
        </Button>
      )}
    </form>
  );
}
