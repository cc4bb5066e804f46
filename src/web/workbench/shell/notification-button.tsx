import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readMe } from '#contract/accounts.ts';
import { listNotifications, markNotificationsRead } from '#contract/today.ts';
import { call } from '../../api.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Icon } from '../components/icon.tsx';
import { Loading } from '../components/loading.tsx';
import { PathLink } from '../components/path-link.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { renew, useEndpoint } from '../query.ts';
import { useMe } from './use-me.ts';

/** How many are unread, and the list beside the page. */
export function NotificationButton() {
  const { t } = useTranslation();
  const { unread } = useMe();
  const [open, setOpen] = useState(false);
  const readAll = async () => {
    await call(markNotificationsRead, {});
    await renew(listNotifications, readMe);
  };
  const label = t('notification.button', { count: unread });
  return (
    <>
      <Button
        type="text"
        icon={<Icon name="bell" />}
        aria-label={label}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <span className="notice-word">{t('notification.title')} </span>
        {unread > 0 && unread}
      </Button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title={t('notification.title')}
        destroyOnHidden
        extra={unread > 0 && <Button onClick={() => void readAll()}>{t('notification.readAll')}</Button>}
      >
        <NotificationList onFollow={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

function NotificationList({ onFollow }: { onFollow: () => void }) {
  const { t } = useTranslation();
  const say = useText();
  const { instant } = useDates();
  const { data, error, refetch } = useEndpoint(listNotifications, {});
  if (error) return <RefusalAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.notifications.length === 0) return <EmptyState text={t('notification.empty')} />;
  return (
    <ul>
      {data.notifications.map((item) => (
        <li key={item.id} className="notification">
          <time dateTime={item.at}>
            {instant(item.at)} {!item.read && <span className="tag info">{t('notification.unread')}</span>}
          </time>
          {item.link === null ? (
            say(item.text)
          ) : (
            <PathLink to={item.link} onClick={onFollow}>
              {say(item.text)}
            </PathLink>
          )}
        </li>
      ))}
    </ul>
  );
}
