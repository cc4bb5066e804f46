import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  label: string;
  hint?: string;
  value: string;
  minimum: number;
  maximum: number;
  rows?: number;
  onChange: (text: string) => void;
};

/** Characters as the contract counts them. */
const lengthOf = (text: string): number => [...text.trim()].length;
export const fits = (text: string, minimum: number, maximum: number): boolean =>
  lengthOf(text) >= minimum && lengthOf(text) <= maximum;

/** A labelled text of a command, with how long it may be. */
export function TextArea({ label, hint, value, minimum, maximum, rows = 4, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const count = lengthOf(value);
  return (
    <div>
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <Input.TextArea
        id={id}
        value={value}
        aria-describedby={`${id}-hint`}
        autoSize={{ minRows: rows, maxRows: 12 }}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-hint`} className={count > maximum ? 'small errt' : 'small muted'}>
        {hint} {count < minimum ? t('dialog.atLeast', { count: minimum }) : t('dialog.count', { count, maximum })}
      </p>
    </div>
  );
}
