import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

export function PrintButton() {
  const { t } = useTranslation();
  return (
    <Button className="noprint" icon={<Icon name="print" />} onClick={() => window.print()}>
      {t('shell.print')}
    </Button>
  );
}
