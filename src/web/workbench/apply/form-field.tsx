import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FormField } from '#policy/form.ts';
import { units } from '#policy/units.ts';
import { moneyFigure, parseMeasure, parseMoney } from '../figures.ts';
import { useText } from '../i18n.ts';
import { AccountInput } from './account-input.tsx';
import { useApply } from './apply-context.ts';
import { FieldFrame } from './field-frame.tsx';
import { FigureInput } from './figure-input.tsx';
import { OptionInput } from './option-field.tsx';
import { useFigureError } from './use-figure-error.ts';

const inputTypes: Partial<Record<FormField['kind'], { type: string; autoComplete: string }>> = {
  phone: { type: 'tel', autoComplete: 'tel' },
  email: { type: 'email', autoComplete: 'email' },
  postcode: { type: 'text', autoComplete: 'postal-code' },
  day: { type: 'date', autoComplete: 'off' },
};
const looksLikeMail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text);

const chosenKinds = new Set<FormField['kind']>(['yes-no', 'choice', 'choices', 'country']);

/** A field of the regulation's form. */
export function FormFieldInput({ field }: { field: FormField }) {
  const path = `form.${field.id}`;
  const { t } = useTranslation();
  const say = useText();
  const { draft, change } = useApply();
  const value = draft.form[field.id];
  const text = typeof value === 'string' ? value : '';
  const parse = (typed: string) => parseMeasure(typed, field.decimals);
  const figureError = useFigureError(path, parseMoney, 4);
  const numberError = useFigureError(path, parse, field.decimals);
  const frame = { path, label: field.label, required: field.required, help: field.help ?? null };
  if (field.kind === 'money') {
    return (
      <FieldFrame {...frame} error={figureError}>
        {(input) => (
          <FigureInput
            path={path}
            frame={input}
            unit={say(units.cny)}
            stored={typeof value === 'number' ? moneyFigure(value) : ''}
            parse={parseMoney}
          />
        )}
      </FieldFrame>
    );
  }
  if (field.kind === 'number') {
    return (
      <FieldFrame {...frame} error={numberError}>
        {(input) => (
          <FigureInput
            path={path}
            frame={input}
            unit={field.unit ? say(field.unit) : ''}
            stored={typeof value === 'number' ? String(value) : ''}
            parse={parse}
          />
        )}
      </FieldFrame>
    );
  }
  if (chosenKinds.has(field.kind)) {
    return (
      <FieldFrame {...frame} group={field.kind !== 'country'}>
        {(input) => <OptionInput field={field} frame={input} />}
      </FieldFrame>
    );
  }
  if (field.kind === 'paragraph') {
    return (
      <FieldFrame {...frame}>
        {(input) => <AccountInput path={path} maximum={field.maxCharacters} frame={input} />}
      </FieldFrame>
    );
  }
  const wrong = field.kind === 'email' && text !== '' && !looksLikeMail(text) ? t('register.emailWrong') : null;
  return (
    <FieldFrame {...frame} error={wrong}>
      {(input) => (
        <Input
          {...input}
          {...(inputTypes[field.kind] ?? { autoComplete: 'off' })}
          value={text}
          onChange={(event) => change(path, event.target.value)}
        />
      )}
    </FieldFrame>
  );
}
