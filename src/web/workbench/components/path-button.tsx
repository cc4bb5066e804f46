import { Button, type ButtonProps } from 'antd';
import type { MouseEvent } from 'react';
import { useGo, withBase } from './path-link.tsx';

/** A link to an address of the workbench that looks like a button. */
export function PathButton({ to, ...rest }: { to: string } & Omit<ButtonProps, 'href' | 'onClick'>) {
  const go = useGo();
  const follow = (event: MouseEvent<HTMLElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return <Button {...rest} href={withBase(to)} onClick={follow} />;
}
