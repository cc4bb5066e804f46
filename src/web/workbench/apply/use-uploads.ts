import { useRef, useState } from 'react';
import { uploadMaterial } from '#contract/applications.ts';
import { upload } from '../upload.ts';

/** A file on its way or refused; one that has arrived is a material of the file and no longer here. */
export type Sending = { key: string; slot: string; fileName: string; share: number; error: Error | null };
export type Uploads = {
  sending: readonly Sending[];
  start: (slot: string, files: readonly File[]) => void;
  /** Stops one under way, or puts away a refused one. */
  cancel: (key: string) => void;
};

let counter = 0;

/** Uploads of a form; they go on while its reader works in another part. */
export const useUploads = (applicationId: string, onArrived: () => void): Uploads => {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const cancels = useRef(new Map<string, () => void>());
  const drop = (key: string) => setSending((list) => list.filter((item) => item.key !== key));
  const alter = (key: string, change: Partial<Sending>) =>
    setSending((list) => list.map((item) => (item.key === key ? { ...item, ...change } : item)));

  const startOne = (slot: string, file: File) => {
    counter += 1;
    const key = `upload-${counter}`;
    setSending((list) => [...list, { key, slot, fileName: file.name, share: 0, error: null }]);
    const { done, cancel } = upload(uploadMaterial, { params: { id: applicationId }, query: { slot } }, file, (share) =>
      alter(key, { share }),
    );
    cancels.current.set(key, cancel);
    done
      .then(() => {
        drop(key);
        onArrived();
      })
      .catch((error: Error) => (error.name === 'AbortError' ? drop(key) : alter(key, { error })))
      .finally(() => cancels.current.delete(key));
  };
  return {
    sending,
    start: (slot, files) => {
      for (const file of files) startOne(slot, file);
    },
    cancel: (key) => {
      const stop = cancels.current.get(key);
      if (stop === undefined) drop(key);
      else stop();
    },
  };
};
