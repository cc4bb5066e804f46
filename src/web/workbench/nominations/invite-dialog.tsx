import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { invite, readBoards, type NominationView } from '#contract/nominations.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { Entry } from '../components/entry.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useText } from '../i18n.ts';

/** Makes the link of an invitation and shows it this once, to be copied and sent. */
export function InviteDialog({ nomination, onClose }: { nomination: NominationView; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useText();
  const [copied, setCopied] = useState(false);
  const make = useAct(
    () => call(invite, { params: { id: nomination.id } }),
    () => setCopied(false),
    readBoards,
  );
  const link = make.data ? `${window.location.origin}${make.data.path}` : null;
  const copy = async () => {
    if (link === null) return;
    // Without the right to the clipboard the link can still be selected by hand.
    await navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <Modal
      open
      width={560}
      title={t('inviteDialog.title', { name: say(nomination.name) })}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        link === null ? (
          <>
            <Button onClick={onClose}>{t('dialog.cancel')}</Button>
            <Button type="primary" loading={make.isPending} onClick={() => make.mutate(undefined)}>
              {t('inviteDialog.make')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t('inviteDialog.close')}</Button>
            <Button type="primary" onClick={() => void copy()}>
              {t('inviteDialog.copy')}
            </Button>
          </>
        )
      }
    >
      <div className="dialog-form">
        <RefusalAlert error={make.error} />
        {link === null ? (
          <p className="second">
            {t('inviteDialog.before', { contact: `${nomination.contactName}（${nomination.contactEmail}）` })}
          </p>
        ) : (
          <>
            <p>{t('inviteDialog.made')}</p>
            <Entry label={t('inviteDialog.link')}>
              {(control) => (
                <textarea {...control} readOnly rows={3} value={link} onFocus={(event) => event.target.select()} />
              )}
            </Entry>
            <p role="status">{copied ? t('inviteDialog.copied') : ''}</p>
          </>
        )}
      </div>
    </Modal>
  );
}
