import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon.tsx';
import { columns, type ColumnId } from './application-columns.tsx';

const STORAGE_KEY = 'haizhi.application-columns';
const usual = columns.filter((column) => column.usual).map((column) => column.id);

/** What was chosen before; anything that is not a list of known columns counts as nothing. */
const stored = (): ColumnId[] => {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null');
    if (!Array.isArray(parsed)) return usual;
    return columns.filter((column) => column.fixed === true || parsed.includes(column.id)).map((column) => column.id);
  } catch {
    return usual;
  }
};

export const useColumnChoice = (): [ColumnId[], (ids: ColumnId[]) => void] => {
  const [chosen, setChosen] = useState(stored);
  const choose = (ids: ColumnId[]) => {
    setChosen(ids);
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(ids));
    } catch {
      // A browser that stores nothing shows the usual columns next time.
    }
  };
  return [chosen, choose];
};

export function ColumnChoice({ chosen, onChoose }: { chosen: ColumnId[]; onChoose: (ids: ColumnId[]) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const toggle = (id: ColumnId, shown: boolean) =>
    onChoose(columns.map((column) => column.id).filter((each) => (each === id ? shown : chosen.includes(each))));
  return (
    <>
      <Button icon={<Icon name="columns" />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('list.columns')}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={t('list.columns')} size={280} destroyOnHidden>
        {columns.map((column) => (
          <p key={column.id}>
            <label className="check">
              <input
                type="checkbox"
                checked={chosen.includes(column.id)}
                disabled={column.fixed === true}
                onChange={(event) => toggle(column.id, event.target.checked)}
              />{' '}
              {t(`column.${column.id}`)}
            </label>
          </p>
        ))}
      </Drawer>
    </>
  );
}
