import type { SelectHTMLAttributes } from 'react';

export type Option = { value: string; label: string };
type Props = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange'> & {
  value: string | null | undefined;
  options: readonly Option[];
  /** Words of the empty choice; without them there is none once something is chosen. */
  empty?: string;
  onChange?: (value: string | undefined) => void;
};

/** The browser's own select: typed into, read aloud and opened on a phone as people know it, and no script to load. */
export function Choice({ value, options, empty, onChange, className = '', ...rest }: Props) {
  return (
    <select
      {...rest}
      className={`choice ${className}`}
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value || undefined)}
    >
      {(empty !== undefined || !value) && <option value="">{empty ?? ''}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
