import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Locale, Text } from '#policy/text.ts';
import { speak } from '../api.ts';
import { zh } from './locale/zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zh };
  }
}

const STORAGE_KEY = 'haizhi.locale';

const startingLocale = (): Locale => {
  const chosen = localStorage.getItem(STORAGE_KEY);
  if (chosen === 'zh' || chosen === 'en') return chosen;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
};

const apply = (locale: Locale): void => {
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  speak(locale);
};

/** English comes when it is wanted; Chinese is always there, also as what stands in. */
const load = async (locale: Locale): Promise<void> => {
  if (locale === 'zh' || i18next.hasResourceBundle('en', 'translation')) return;
  const { en } = await import('./locale/en.ts');
  i18next.addResourceBundle('en', 'translation', en);
};

/** Starts the texts in the language chosen before, or else the browser's. */
export const startTexts = async (): Promise<void> => {
  const locale = startingLocale();
  apply(locale);
  await i18next.use(initReactI18next).init({
    lng: 'zh',
    fallbackLng: 'zh',
    resources: { zh: { translation: zh } },
    interpolation: { escapeValue: false },
  });
  await load(locale);
  await i18next.changeLanguage(locale);
};

/** Whether this browser's person has chosen a language here; if not, the one of the account is taken. */
export const hasChosenLocale = (): boolean => localStorage.getItem(STORAGE_KEY) !== null;

export const chooseLocaleHere = async (locale: Locale): Promise<void> => {
  localStorage.setItem(STORAGE_KEY, locale);
  await load(locale);
  apply(locale);
  await i18next.changeLanguage(locale);
};

export const useLocale = (): Locale => (useTranslation().i18n.language === 'en' ? 'en' : 'zh');

/** Says a text of the contract in the reader's language; where that side is empty, the other. */
export const useText = (): ((text: Text) => string) => {
  const locale = useLocale();
  return useCallback((text) => text[locale] || text[locale === 'zh' ? 'en' : 'zh'], [locale]);
};
