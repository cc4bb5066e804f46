import { Checkbox, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { listCountries } from '#contract/associations.ts';
import { OTHER } from '#policy/dossier.ts';
import type { FormField } from '#policy/form.ts';
import { Choice } from '../components/choice.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import { useApply } from './apply-context.ts';
import type { Frame } from './field-frame.tsx';

type Props = { field: FormField; frame: Frame };

/** A field that is chosen rather than written: yes or no, one or several options with "other", a country. */
export function OptionInput({ field, frame }: Props) {
  const { t } = useTranslation();
  const { draft, change, flush } = useApply();
  const path = `form.${field.id}`;
  const value = draft.form[field.id] ?? null;
  const set = (next: string | string[]) => {
    change(path, next);
    flush();
  };
  if (field.kind === 'yes-no')
    return (
      <Radio.Group
        value={value}
        disabled={frame.disabled}
        options={[
          { value: 'yes', label: t('fact.yes') },
          { value: 'no', label: t('fact.no') },
        ]}
        onChange={(event) => set(event.target.value as string)}
      />
    );
  if (field.kind === 'country') return <CountryInput frame={frame} value={value as string | null} onChange={set} />;
  const chosen = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  return <OptionsInput field={field} frame={frame} chosen={chosen} set={set} />;
}

function CountryInput({
  frame,
  value,
  onChange,
}: {
  frame: Frame;
  value: string | null;
  onChange: (code: string) => void;
}) {
  const say = useText();
  const { data } = useEndpoint(listCountries, {});
  return (
    <Choice
      {...frame}
      className="wide"
      value={value}
      options={(data?.countries ?? []).map(({ code, name }) => ({ value: code, label: say(name) }))}
      onChange={(code) => onChange(code ?? '')}
    />
  );
}

const isOther = (option: string): boolean => option.startsWith(OTHER);

function OptionsInput({
  field,
  frame,
  chosen,
  set,
}: Props & { chosen: readonly string[]; set: (next: string | string[]) => void }) {
  const say = useText();
  const { change, flush } = useApply();
  const other = chosen.find(isOther);
  const listed = chosen.filter((option) => !isOther(option));
  const several = field.kind === 'choices';
  const options = [
    ...Object.entries(field.options ?? {}).map(([value, name]) => ({ value, label: say(name) })),
    ...(field.other === undefined ? [] : [{ value: OTHER, label: say(field.other) }]),
  ];
  const typed = (text: string) =>
    change(`form.${field.id}`, several ? [...listed, `${OTHER}${text}`] : `${OTHER}${text}`);
  return (
    <>
      {several ? (
        <Checkbox.Group
          className="choices"
          value={[...listed, ...(other === undefined ? [] : [OTHER])]}
          disabled={frame.disabled}
          options={options}
          onChange={(list) => set((list as string[]).map((option) => (option === OTHER ? (other ?? OTHER) : option)))}
        />
      ) : (
        <Radio.Group
          className="choices"
          value={other === undefined ? chosen[0] : OTHER}
          disabled={frame.disabled}
          options={options}
          onChange={(event) => set(event.target.value as string)}
        />
      )}
      {other !== undefined && field.other !== undefined && (
        <Input
          aria-label={say(field.other)}
          disabled={frame.disabled}
          maxLength={field.maxCharacters}
          value={other.slice(OTHER.length)}
          onChange={(event) => typed(event.target.value)}
          onBlur={flush}
        />
      )}
    </>
  );
}
