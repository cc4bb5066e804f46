import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalAlert } from '../components/refusal-alert.tsx';

type Props = {
  title: string;
  okText: string;
  danger?: boolean;
  width?: number;
  ready: boolean;
  pending: boolean;
  error: Error | null;
  onOk: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** The frame of every dialog that gives a command: the refusal on top, the words of the command on its button. */
export function CommandDialog({
  title,
  okText,
  danger = false,
  width = 560,
  ready,
  pending,
  error,
  onOk,
  onClose,
  children,
}: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      width={width}
      title={title}
      okText={okText}
      okButtonProps={{ disabled: !ready, danger }}
      cancelText={t('dialog.cancel')}
      confirmLoading={pending}
      mask={{ closable: false }}
      onOk={onOk}
      onCancel={onClose}
    >
      <div className="dialog-form">
        <RefusalAlert error={error} safe={t('dialog.kept')} />
        {children}
      </div>
    </Modal>
  );
}
