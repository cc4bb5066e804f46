import { Fragment, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PathLink } from './path-link.tsx';

/** The title in the tab: the page first, the product last. */
export const usePageTitle = (title: string): void => {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('shell.product')}`;
  }, [title, t]);
};

type Crumb = { label: string; to?: string };

export function PageHeader({
  title,
  sub,
  crumbs = [],
  extra,
}: {
  title: string;
  sub?: ReactNode;
  crumbs?: Crumb[];
  extra?: ReactNode;
}) {
  const { t } = useTranslation();
  usePageTitle(title);
  return (
    <header className="page-head">
      {crumbs.length > 0 && (
        <nav className="crumb" aria-label={t('shell.crumbs')}>
          {crumbs.map((crumb, index) => (
            <Fragment key={crumb.label}>
              {index > 0 && ' / '}
              {crumb.to === undefined ? <span>{crumb.label}</span> : <PathLink to={crumb.to}>{crumb.label}</PathLink>}
            </Fragment>
          ))}
        </nav>
      )}
      <div className="title-row">
        <div className="title">
          <h1>{title}</h1>
          {sub !== undefined && <div className="sub">{sub}</div>}
        </div>
        {extra !== undefined && <div className="row wrap noprint">{extra}</div>}
      </div>
    </header>
  );
}
