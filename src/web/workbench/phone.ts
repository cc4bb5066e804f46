import { useSyncExternalStore } from 'react';

const listenTo = (query: string) => (notify: () => void) => {
  const list = window.matchMedia(query);
  list.addEventListener('change', notify);
  return () => list.removeEventListener('change', notify);
};
const phoneQuery = '(max-width: 600px)';
const narrowQuery = '(max-width: 900px)';
const listenToPhone = listenTo(phoneQuery);
const listenToNarrow = listenTo(narrowQuery);

/** A hand-held screen: bigger controls, one part of a form at a time. */
export const usePhone = (): boolean => useSyncExternalStore(listenToPhone, () => window.matchMedia(phoneQuery).matches);
/** Too narrow for the side menu. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(listenToNarrow, () => window.matchMedia(narrowQuery).matches);
