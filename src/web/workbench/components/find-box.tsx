import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Props = { label: string; value: string; onFind: (text: string) => void; children?: ReactNode };

/** A search field that asks when it is sent off, not at every key; more filters may stand beside it. */
export function FindBox({ label, value, onFind, children }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  return (
    <form
      className="row wrap noprint filters"
      role="search"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onFind(text.trim());
      }}
    >
      <input
        className="choice"
        type="search"
        value={text}
        maxLength={100}
        placeholder={label}
        aria-label={label}
        onChange={(event) => setText(event.target.value)}
      />
      <Button htmlType="submit">{t('list.find')}</Button>
      {children}
    </form>
  );
}
