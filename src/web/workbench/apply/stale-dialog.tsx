import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Text } from '#policy/text.ts';
import type { Regulation } from '#policy/regulation.ts';
import { useFactLabel } from '../components/fact-label.ts';
import { moneyFigure } from '../figures.ts';
import { useText } from '../i18n.ts';
import { differingPaths, valueAt, type Draft, type Path } from './draft.ts';
import { placeLabels } from './sections.ts';

type Props = {
  mine: Draft;
  theirs: Draft;
  message: string;
  regulation: Regulation;
  onChoose: (choice: 'mine' | 'theirs') => void;
};

const labelOf = (regulation: Regulation, path: Path): Text => {
  const key = path.slice(path.indexOf('.') + 1);
  if (path.startsWith('place.')) return key === 'en' ? placeLabels.en : placeLabels.zh;
  if (path.startsWith('facts.')) return regulation.metrics[key]?.label ?? { zh: key, en: key };
  const field = regulation.form.sections.flatMap((section) => section.fields).find((each) => each.id === key);
  return field?.label ?? { zh: '推荐单位', en: 'Recommender' };
};

/** Two people filled the same draft: shows both where they differ and lets the person choose. */
export function StaleDialog({ mine, theirs, message, regulation, onChoose }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const factLabel = useFactLabel();
  const shown = (draft: Draft, path: Path): string => {
    const value = valueAt(draft, path);
    if (path.startsWith('facts.')) {
      const { value: words, unit, long } = factLabel(regulation.metrics[path.slice(6)], value);
      return long ?? `${words} ${unit}`;
    }
    if (typeof value === 'number') return moneyFigure(value);
    return value === null || value === '' ? t('fact.none') : String(value);
  };
  return (
    <Modal
      open
      width={760}
      title={t('stale.title')}
      closable={false}
      footer={
        <>
          <Button onClick={() => onChoose('theirs')}>{t('stale.theirs')}</Button>
          <Button type="primary" onClick={() => onChoose('mine')}>
            {t('stale.mine')}
          </Button>
        </>
      }
    >
      <p>{message || t('stale.elsewhere')}</p>
      <p>{t('stale.safe')}</p>
      <div className="table-wrap">
        <table className="t">
          <thead>
            <tr>
              <th scope="col">{t('changes.what')}</th>
              <th scope="col">{t('stale.yours')}</th>
              <th scope="col">{t('stale.there')}</th>
            </tr>
          </thead>
          <tbody>
            {differingPaths(mine, theirs).map((path) => (
              <tr key={path}>
                <th scope="row">{say(labelOf(regulation, path))}</th>
                <td className="prose">{shown(mine, path)}</td>
                <td className="prose">{shown(theirs, path)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Modal>
  );
}
