import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Control = { id: string; 'aria-describedby': string; 'aria-invalid': boolean; className: string };
type Props = {
  label: string;
  hint?: ReactNode;
  /** What is wrong with it, in words. */
  fault?: string | null;
  optional?: boolean;
  children: (control: Control) => ReactNode;
};

/** A labelled control with its hint and what is wrong, tied together for those who do not see the page. */
export function Entry({ label, hint, fault = null, optional = false, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="entry">
      <label htmlFor={id} className="field-label">
        {label}
        {optional && <span className="muted small">　{t('field.optional')}</span>}
      </label>
      {children({
        id,
        'aria-describedby': `${id}-hint`,
        'aria-invalid': fault !== null,
        className: 'choice wide',
      })}
      <p id={`${id}-hint`} className="small muted">
        {hint}
        {fault !== null && <span className="errt small"> {fault}</span>}
      </p>
    </div>
  );
}

/** Several controls under one name. */
export function EntryGroup({ label, hint, children }: { label: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="entry">
      <legend className="field-label">{label}</legend>
      {children}
      {hint !== undefined && <p className="small muted">{hint}</p>}
    </fieldset>
  );
}
