import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';

/** Stands where content is on its way. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <div aria-busy="true" className="card" style={{ padding: 20 }}>
      <span className="vh" role="status">
        {t('shell.loading')}
      </span>
      <Skeleton active paragraph={{ rows: 6 }} title />
    </div>
  );
}
