import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { recognitionName } from '#policy/naming.ts';
import { useApply } from './apply-context.ts';
import { FieldFrame } from './field-frame.tsx';
import { placeLabels } from './sections.ts';

/** City or park for the name on the plaque, and that name as it would read. */
export function PlaceFields() {
  const { t } = useTranslation();
  const { draft, change, file, regulation } = useApply();
  if (regulation.baseTypes[file.baseType]?.naming.place === 'none') return null;
  const name = recognitionName(regulation, file.baseType, { zh: draft.place.zh || '…', en: draft.place.en || '…' });
  return (
    <>
      {(['zh', 'en'] as const).map((side) => (
        <FieldFrame key={side} path={`place.${side}`} label={placeLabels[side]}>
          {(input) => (
            <Input
              {...input}
              lang={side === 'zh' ? 'zh-CN' : 'en'}
              value={draft.place[side]}
              onChange={(event) => change(`place.${side}`, event.target.value)}
            />
          )}
        </FieldFrame>
      ))}
      <p className="vd g0" aria-live="polite">
        {t('apply.plannedName')}
        <b lang="zh-CN">{name.zh}</b>
        <span lang="en">{name.en}</span>
      </p>
    </>
  );
}
