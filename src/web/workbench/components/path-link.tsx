import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { workbenchBase } from '../../paths.ts';

/** Addresses of tasks, hits and notifications may come without the base of the workbench. */
export const withBase = (path: string): string =>
  path.startsWith(`${workbenchBase}/`) || path === workbenchBase ? path : `${workbenchBase}${path}`;

/** Goes to an address of the workbench without loading the page anew. */
export const useGo = (): ((path: string) => void) => {
  const router = useRouter();
  return (path) => router.history.push(withBase(path));
};

/** A link to an address of the workbench as ../../paths.ts gives it; opens elsewhere with the usual keys. */
export function PathLink({
  to,
  onClick,
  ...rest
}: { to: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>) {
  const go = useGo();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={withBase(to)} onClick={follow} />;
}
