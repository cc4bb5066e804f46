import { useTranslation } from 'react-i18next';
import { figureLabel } from '../figures.ts';

/** Whole 元 for reading, thousands apart, with their unit. */
export const useYuan = (): ((cny: number) => string) => {
  const { t } = useTranslation();
  return (cny) => t('fundingDesk.yuan', { amount: figureLabel(cny) });
};
