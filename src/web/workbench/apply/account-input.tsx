import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { visibleLength } from '#policy/text.ts';
import { useApply } from './apply-context.ts';
import type { Path } from './draft.ts';
import type { Frame } from './field-frame.tsx';

/** A written account with a counter that counts as the rule does. */
export function AccountInput({ path, maximum, frame }: { path: Path; maximum: number; frame: Frame }) {
  const { t } = useTranslation();
  const { draft, change } = useApply();
  const [part = '', key = ''] = path.split('.');
  const value = part === 'facts' ? draft.facts[key] : draft.form[key];
  const text = typeof value === 'string' ? value : '';
  const count = visibleLength(text);
  return (
    <>
      <Input.TextArea
        {...frame}
        value={text}
        autoSize={{ minRows: 4, maxRows: 16 }}
        onChange={(event) => change(path, event.target.value)}
      />
      <p className={count > maximum ? 'ct errt' : 'ct'}>
        {count > maximum
          ? t('field.over', { count, maximum, over: count - maximum })
          : t('field.counter', { count, maximum, left: maximum - count })}
      </p>
    </>
  );
}
