import type { ReactNode } from 'react';

/** Says what would stand here and offers the first thing to do. */
export function EmptyState({ title, text, children }: { title?: string; text: string; children?: ReactNode }) {
  return (
    <div className="empty">
      {title !== undefined && <h2>{title}</h2>}
      <p>{text}</p>
      {children !== undefined && <div className="row wrap">{children}</div>}
    </div>
  );
}
