import { useTranslation } from 'react-i18next';
import type { DraftSummary } from '#contract/regulation-drafts.ts';

const tones: Record<DraftSummary['state'], string> = {
  draft: 'tag info',
  submitted: 'tag warn',
  published: 'tag ok',
  withdrawn: 'tag',
};

/** How far a draft has come, in a word. */
export function DraftStateTag({ state }: { state: DraftSummary['state'] }) {
  const { t } = useTranslation();
  return <span className={tones[state]}>{t(`regulationDesk.states.${state}`)}</span>;
}
