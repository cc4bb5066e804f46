import { useTranslation } from 'react-i18next';
import { useText } from '../i18n.ts';
import { Icon } from '../components/icon.tsx';
import { useApply } from './apply-context.ts';
import { sizeOf, type Section } from './sections.ts';

export type Progress = { section: Section; size: number; lacking: number };

/** How far each part is filled. */
export const useProgress = (sections: readonly Section[]): Progress[] => {
  const { file, lacks, regulation } = useApply();
  return sections.map((section, index) => ({
    section,
    size: sizeOf(section, index, regulation, file.baseType),
    lacking: new Set(lacks.filter((lack) => lack.section === section.id).map((lack) => lack.path)).size,
  }));
};

/** The parts beside the form, each with how many places are still open. */
export function SectionNav({
  sections,
  onChoose,
}: {
  sections: readonly Section[];
  onChoose: (index: number) => void;
}) {
  const { t } = useTranslation();
  const say = useText();
  const progress = useProgress(sections);
  return (
    <nav className="section-nav" aria-label={t('apply.parts')}>
      <ol>
        {progress.map(({ section, lacking }, index) => (
          <li key={section.id}>
            <button type="button" className="plain" onClick={() => onChoose(index)}>
              <span>{say(section.title)}</span>
              {lacking === 0 ? (
                <span className="okt small">
                  <Icon name="check" /> {t('apply.complete')}
                </span>
              ) : (
                <span className="muted small">{t('apply.lacking', { count: lacking })}</span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** On a phone: which part of how many, and a bar for each. */
export function PartBars({
  sections,
  index,
  onAll,
}: {
  sections: readonly Section[];
  index: number;
  onAll: () => void;
}) {
  const { t } = useTranslation();
  const progress = useProgress(sections);
  return (
    <div className="pg">
      <div className="row spread">
        <span>{t('apply.partOf', { index: index + 1, count: sections.length })}</span>
        <button type="button" className="link" onClick={onAll}>
          {t('apply.seeAll')}
        </button>
      </div>
      <div className="bars" aria-hidden="true">
        {progress.map(({ section, size, lacking }) => (
          <i key={section.id}>
            <b style={{ width: `${size === 0 ? 100 : (Math.max(size - lacking, 0) / size) * 100}%` }} />
          </i>
        ))}
      </div>
    </div>
  );
}
