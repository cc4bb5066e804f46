import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Text } from '#policy/text.ts';
import { Icon } from '../components/icon.tsx';
import { useText } from '../i18n.ts';
import { fieldId, useApply } from './apply-context.ts';
import type { Path } from './draft.ts';

/** What an input takes from its frame. */
export type Frame = {
  id: string;
  'aria-describedby': string;
  'aria-invalid': boolean;
  disabled: boolean;
  onBlur: () => void;
};
type Props = {
  path: Path;
  label: Text;
  required?: boolean;
  help?: Text | null;
  /** Words about what was typed, before anything else is wrong with it. */
  error?: string | null;
  /** A group of choices has no single input for the label to point at. */
  group?: boolean;
  below?: ReactNode;
  children: (frame: Frame) => ReactNode;
};

/** Label, the officer's note, the input, help and error of one field. */
export function FieldFrame({
  path,
  label,
  required = true,
  help = null,
  error = null,
  group = false,
  below,
  children,
}: Props) {
  const { t } = useTranslation();
  const say = useText();
  const { attempted, flush, isLocked, lacks, noteAt, refusedAt } = useApply();
  const [visited, setVisited] = useState(false);
  const id = fieldId(path);
  const labelId = `${id}-label`;
  const describedBy = `${id}-words`;
  const locked = isLocked(path);
  const note = noteAt(path);
  const lack = lacks.find((item) => item.path === path && item.reason !== 'unmet');
  const shown =
    error ??
    refusedAt(path) ??
    (lack !== undefined && (attempted || lack.reason === 'too-long')
      ? t(lack.reason === 'too-long' ? 'field.too-long' : 'field.empty')
      : null);
  const words = visited || error !== null || attempted || lack?.reason === 'too-long' ? shown : refusedAt(path);
  const LabelTag = group ? 'span' : 'label';
  return (
    <div
      className="f"
      data-path={path}
      {...(group && { id, tabIndex: -1, role: 'group', 'aria-labelledby': labelId, 'aria-describedby': describedBy })}
    >
      <div className="f-head">
        <LabelTag id={labelId} {...(!group && { htmlFor: id })}>
          {say(label)}
        </LabelTag>
        <span className="o">{locked ? t('field.locked') : required ? t('field.must') : t('field.optional')}</span>
      </div>
      {note !== null && (
        <p className="vd g4">
          <Icon name="back" /> <b>{t('field.note')}</b> <span>{note}</span>
        </p>
      )}
      {children({
        id,
        'aria-describedby': describedBy,
        'aria-invalid': words !== null,
        disabled: locked,
        onBlur: () => {
          setVisited(true);
          flush();
        },
      })}
      <div id={describedBy}>
        {words !== null && (
          <p className="vd g3" role="alert">
            <Icon name="alert" /> {words}
          </p>
        )}
        {help !== null && <p className="muted small">{say(help)}</p>}
      </div>
      {below}
    </div>
  );
}
