import type { Endpoint, ReceivedOf } from '#contract/endpoint.ts';
import { fileUrl, receive, requestHeaders, UnreachableError, type Address } from '../api.ts';

/** An upload under way. `done` rejects with a RefusalError, an UnreachableError, or a DOMException named AbortError after `cancel`. */
export type Upload<E extends Endpoint> = { done: Promise<ReceivedOf<E>>; cancel: () => void };

/** Sends one file; `onProgress` is told how much has left, from 0 to 1. XMLHttpRequest, because fetch cannot tell. */
export const upload = <E extends Endpoint>(
  endpoint: E,
  address: Address<E>,
  file: File,
  onProgress: (share: number) => void,
): Upload<E> => {
  const request = new XMLHttpRequest();
  const done = new Promise<ReceivedOf<E>>((resolve, reject) => {
    request.open(endpoint.method, fileUrl(endpoint, address));
    for (const [name, value] of Object.entries(requestHeaders())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      try {
        resolve(receive(request.status, request.responseText) as ReceivedOf<E>);
      } catch (error) {
        reject(error as Error);
      }
    });
    request.addEventListener('error', () => reject(new UnreachableError()));
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
    const body = new FormData();
    body.append('file', file);
    request.send(body);
  });
  return { done, cancel: () => request.abort() };
};
