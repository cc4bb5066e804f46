import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { search } from '#contract/today.ts';
import { Icon } from '../components/icon.tsx';
import { PathLink, useGo } from '../components/path-link.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';

const PAUSE_MS = 250;

const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

/** Finds files and bases while one types; arrows choose, Enter opens, Escape closes. */
export function SearchBox() {
  const { t } = useTranslation();
  const say = useText();
  const go = useGo();
  const listId = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const settled = useSettled(text);
  const { data } = useEndpoint(search, { query: { text: settled } }, settled !== '');
  const hits = settled === '' ? [] : (data?.hits ?? []);
  const shown = open && settled !== '' && data !== undefined;

  const close = () => {
    setOpen(false);
    setText('');
    setChosen(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false);
    if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, hits.length - 1));
    if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0));
    const hit = hits[chosen];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && hit) {
      close();
      go(hit.link);
    }
    if (event.key.startsWith('Arrow')) event.preventDefault();
  };
  return (
    <div
      className="search"
      role="search"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <Icon name="search" />
      <input
        type="text"
        value={text}
        placeholder={t('search.placeholder')}
        aria-label={t('search.placeholder')}
        role="combobox"
        aria-expanded={shown}
        aria-controls={shown ? listId : undefined}
        aria-activedescendant={shown && hits.length > 0 ? `${listId}-${chosen}` : undefined}
        autoComplete="off"
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setChosen(0);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      {shown && (
        <div className="hits">
          {hits.length === 0 ? (
            <p role="status">{t('search.nothing', { text: settled })}</p>
          ) : (
            <div role="listbox" id={listId} aria-label={t('search.results')}>
              {hits.map((hit, index) => (
                <PathLink
                  key={hit.link}
                  id={`${listId}-${index}`}
                  role="option"
                  aria-selected={index === chosen}
                  tabIndex={-1}
                  to={hit.link}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={close}
                >
                  {say(hit.title)}
                  <span>
                    {t(`search.${hit.kind}`)} · {say(hit.detail)}
                  </span>
                </PathLink>
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  );
}
