import { useState } from 'react';

/** Text typed into a dialog stays in this browser until it was sent, whatever happens to the dialog or the page. */
export const useKeptText = (key: string): { text: string; write: (text: string) => void; forget: () => void } => {
  const storageKey = `haizhi.text.${key}`;
  const [text, setText] = useState(() => sessionStorage.getItem(storageKey) ?? '');
  return {
    text,
    write: (next) => {
      setText(next);
      try {
        sessionStorage.setItem(storageKey, next);
      } catch {
        // Without room in the browser the text lives as long as the dialog.
      }
    },
    forget: () => sessionStorage.removeItem(storageKey),
  };
};
