import { Button } from 'antd';
import { chooseLocale } from '#contract/accounts.ts';
import { call } from '../../api.ts';
import { chooseLocaleHere, useLocale } from '../i18n.ts';

/** Offers the other language, by its own name; a signed-in person's choice is kept with the account. */
export function LanguageSwitch({ signedIn }: { signedIn: boolean }) {
  const other = useLocale() === 'zh' ? 'en' : 'zh';
  const change = async () => {
    await chooseLocaleHere(other);
    // The choice holds in this browser even when the account could not be told.
    if (signedIn) await call(chooseLocale, { body: { locale: other } }).catch(() => undefined);
  };
  return (
    <Button type="link" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => void change()}>
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  );
}
