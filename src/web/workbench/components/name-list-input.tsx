import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Entry } from './entry.tsx';
import { Icon } from './icon.tsx';

const SEPARATORS = /[\n\t,，、;；]+/u;
const MAXIMUM_LENGTH = 50;

type Props = { label: string; hint: string; names: readonly string[]; onChange: (names: string[]) => void };

/** Names, each entered with Enter or a separator, or all pasted from a list; doubled ones are kept once. */
export function NameListInput({ label, hint, names, onChange }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const add = (typed: string) => {
    const more = typed
      .split(SEPARATORS)
      .map((name) => [...name.trim()].slice(0, MAXIMUM_LENGTH).join(''))
      .filter((name) => name !== '');
    onChange([...new Set([...names, ...more])]);
    setText('');
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    // While an input method composes, Enter belongs to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      add(text);
    } else if (event.key === 'Backspace' && text === '') {
      onChange(names.slice(0, -1));
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text');
    if (!SEPARATORS.test(pasted)) return;
    event.preventDefault();
    add(text + pasted);
  };
  return (
    <Entry label={label} hint={hint}>
      {(control) => (
        <>
          {names.length > 0 && (
            <ul className="names">
              {names.map((name) => (
                <li key={name} className="tag">
                  {name}
                  <button
                    type="button"
                    className="plain"
                    aria-label={t('desk.removeName', { name })}
                    onClick={() => onChange(names.filter((each) => each !== name))}
                  >
                    <Icon name="cross" />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <input
            {...control}
            value={text}
            onKeyDown={onKey}
            onPaste={onPaste}
            onBlur={() => add(text)}
            onChange={(event) =>
              SEPARATORS.test(event.target.value) ? add(event.target.value) : setText(event.target.value)
            }
          />
        </>
      )}
    </Entry>
  );
}
