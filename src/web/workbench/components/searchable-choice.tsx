import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Entry } from './entry.tsx';

export type NamedOption = { value: string; label: string };
type Props = {
  label: string;
  hint?: string;
  options: readonly NamedOption[];
  onChange: (value: string | null) => void;
};

/** One of many, found by typing part of its name; the browser's own list, so that it works as people know it on a phone. */
export function SearchableChoice({ label, hint, options, onChange }: Props) {
  const { t } = useTranslation();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const found = options.find((option) => option.label === typed.trim());
  return (
    <Entry
      label={label}
      hint={hint ?? t('desk.typeToFind', { count: options.length })}
      fault={typed !== '' && found === undefined ? t('desk.pickFromList') : null}
    >
      {(control) => (
        <>
          <input
            {...control}
            list={listId}
            autoComplete="off"
            value={typed}
            onChange={(event) => {
              const text = event.target.value;
              setTyped(text);
              onChange(options.find((option) => option.label === text.trim())?.value ?? null);
            }}
          />
          <datalist id={listId}>
            {options.map((option) => (
              <option key={option.value} value={option.label} />
            ))}
          </datalist>
        </>
      )}
    </Entry>
  );
}
