import { useTranslation } from 'react-i18next';
import { Entry } from './entry.tsx';

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

/** A labelled text with how long it may be. The browser's own field, which grows with its text and costs no script. */
export function LongText({ label, hint, value, minimum, maximum, rows = 4, onChange }: Props) {
  const { t } = useTranslation();
  const count = lengthOf(value);
  const words = count < minimum ? t('dialog.atLeast', { count: minimum }) : t('dialog.count', { count, maximum });
  return (
    <Entry
      label={label}
      hint={
        <>
          {hint} {count <= maximum && words}
        </>
      }
      fault={count > maximum ? words : null}
    >
      {(control) => (
        <textarea
          {...control}
          className="choice wide long"
          rows={rows}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Entry>
  );
}
