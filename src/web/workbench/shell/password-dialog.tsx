import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { changePassword } from '#contract/accounts.ts';
import { call } from '../../api.ts';
import { RefusalAlert } from '../components/refusal-alert.tsx';

type Fields = { current: string; next: string };

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const change = useMutation({ mutationFn: (body: Fields) => call(changePassword, { body }), onSuccess: onClose });
  return (
    <Modal
      open
      title={t('person.password')}
      okText={t('person.passwordSave')}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(fields) => change.mutate(fields)}>
        <RefusalAlert error={change.error} />
        <Form.Item
          name="current"
          label={t('person.passwordCurrent')}
          rules={[{ required: true, message: t('field.required') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="next"
          label={t('person.passwordNext')}
          extra={t('register.passwordHint')}
          rules={[{ required: true, min: 12, message: t('register.passwordHint') }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <p className="second small">{t('person.passwordEffect')}</p>
      </Form>
    </Modal>
  );
}
