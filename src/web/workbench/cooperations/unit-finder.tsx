import { Button } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { findUnits } from '#contract/units.ts';
import { listCountries } from '#contract/associations.ts';
import type { Text } from '#policy/text.ts';
import { Answer } from '../components/answer.tsx';
import { Entry, EntryGroup } from '../components/entry.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';

type FoundUnit = { id: string; name: Text };
type Props = { chosen: FoundUnit | null; onChoose: (unit: FoundUnit) => void };

/** Finds an overseas unit by name or register number, and takes one of those found. */
export function UnitFinder({ chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const query = useEndpoint(findUnits, { query: { jurisdiction: 'foreign', limit: 20, ...(text !== '' && { text }) } });
  const countries = new Map(
    useEndpoint(listCountries, {}).data?.countries.map((country) => [country.code, country.name]),
  );
  const find = () => setText(typed.trim());
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    find();
  };
  return (
    <>
      <Entry label={t('cooperationDesk.findUnit')} hint={t('cooperationDesk.findHint')}>
        {(control) => (
          <span className="row">
            <input
              {...control}
              type="search"
              maxLength={100}
              value={typed}
              onKeyDown={onKey}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Button onClick={find}>{t('list.find')}</Button>
          </span>
        )}
      </Entry>
      <Answer query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="second" role="status">
              {t('cooperationDesk.noUnit')}
            </p>
          ) : (
            <EntryGroup label={t('cooperationDesk.unit')}>
              <div className="choices upright">
                {items.map((unit) => (
                  <label key={unit.id} className="check">
                    <input type="radio" name="unit" checked={chosen?.id === unit.id} onChange={() => onChoose(unit)} />{' '}
                    <span>
                      {say(unit.name)}{' '}
                      <span className="muted small">
                        {say(countries.get(unit.countryCode) ?? { zh: unit.countryCode, en: unit.countryCode })} ·{' '}
                        {unit.registrationNumber}
                      </span>
                    </span>
                  </label>
                ))}
              </div>
            </EntryGroup>
          )
        }
      </Answer>
    </>
  );
}
