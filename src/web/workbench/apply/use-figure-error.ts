import { useTranslation } from 'react-i18next';
import type { Parsed } from '../figures.ts';
import { useApply } from './apply-context.ts';
import type { Path } from './draft.ts';

/** Words about a figure as typed, or null when it is one. */
export const useFigureError = (path: Path, parse: (text: string) => Parsed, decimals: number): string | null => {
  const { t } = useTranslation();
  const text = useApply().entered[path];
  if (text === undefined) return null;
  const parsed = parse(text);
  return parsed.ok ? null : t(`figure.${parsed.reason}`, { decimals });
};
