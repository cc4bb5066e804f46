import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { readMe } from '#contract/accounts.ts';
import { acceptInvitation, readInvitation } from '#contract/invitations.ts';
import { call } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { useGo } from '../components/path-link.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useLocale } from '../i18n.ts';
import { DomesticPlace } from '../pages/unit-fields.tsx';
import type { RegistrationFields } from '../pages/register-page.tsx';
import { queryClient, queryOf } from '../query.ts';
import type { Invitation } from './invitation-page.tsx';

type Fields = RegistrationFields & { registration: string };

/** Registers the nominated organisation with the person who fills in its form; what was nominated is filled already. */
export function InvitationForm({ invitation, token }: { invitation: Invitation; token: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const go = useGo();
  const [form] = Form.useForm<Fields>();
  const accept = useMutation({
    mutationFn: (fields: Fields) =>
      call(acceptInvitation, {
        params: { token },
        body: {
          name: fields.name,
          email: fields.email.trim(),
          password: fields.password,
          locale,
          unit: {
            nameZh: fields.nameZh ?? '',
            nameEn: fields.nameEn ?? '',
            registration: fields.registration,
            legalPersonality: fields.legalPersonality ?? false,
            regionCode: invitation.overseas ? null : (fields.regionCode ?? fields.provinceCode ?? null),
            districtCode: invitation.overseas ? null : (fields.districtCode ?? null),
            directUnderProvince: fields.circumstances?.includes('directUnderProvince') ?? false,
            corps: fields.circumstances?.includes('corps') ?? false,
            city: fields.city ?? '',
            address: fields.address ?? '',
            contactName: fields.name,
            contactPhone: fields.contactPhone,
          },
        },
      }),
    onSuccess: ({ me, applicationId }) => {
      // What was read for whoever sat here before goes; the spent link is not asked for again.
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== readInvitation.path });
      queryClient.setQueryData(queryOf(readMe, {}).queryKey, me);
      go(applicationId === null ? workbench.today() : workbench.form(applicationId));
    },
  });
  const required = [{ required: true, whitespace: true, message: t('field.required') }];
  return (
    <>
      <RefusalAlert error={accept.error} safe={t('invitation.kept')} />
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        initialValues={{
          nameZh: invitation.nameZh,
          nameEn: invitation.nameEn,
          registration: invitation.registration,
        }}
        onFinish={(fields: Fields) => accept.mutate(fields)}
      >
        <h2>{t('invitation.unit')}</h2>
        {/* The one that must be there first, as in every other registration. */}
        <Form.Item
          name="nameEn"
          label={t(invitation.overseas ? 'register.nameEn' : 'register.nameEnOptional')}
          rules={invitation.overseas ? required : []}
        >
          <Input autoComplete="organization" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="nameZh"
          label={t(invitation.overseas ? 'register.nameZhOptional' : 'register.nameZh')}
          rules={invitation.overseas ? [] : required}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="registration"
          label={t('invitation.registration')}
          extra={t('invitation.registrationHint')}
          rules={required}
        >
          <Input autoComplete="off" spellCheck={false} maxLength={60} />
        </Form.Item>
        {invitation.overseas ? (
          <Form.Item name="city" label={t('register.city')} rules={required}>
            <Input maxLength={60} />
          </Form.Item>
        ) : (
          <DomesticPlace form={form as never} />
        )}
        <Form.Item name="legalPersonality" valuePropName="checked">
          <Checkbox>{t('register.legalPersonality')}</Checkbox>
        </Form.Item>
        <Form.Item name="address" label={t('register.address')} rules={required}>
          <Input autoComplete="street-address" maxLength={200} />
        </Form.Item>
        <h2>{t('invitation.person')}</h2>
        <Form.Item name="name" label={t('register.name')} rules={required}>
          <Input autoComplete="name" maxLength={50} />
        </Form.Item>
        <Form.Item name="contactPhone" label={t('register.phone')} rules={required}>
          <Input type="tel" autoComplete="tel" maxLength={40} />
        </Form.Item>
        <Form.Item
          name="email"
          label={t('signIn.email')}
          validateTrigger="onBlur"
          rules={[{ required: true, type: 'email', message: t('register.emailWrong') }]}
        >
          <Input type="email" autoComplete="username" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('signIn.password')}
          extra={t('register.passwordHint')}
          validateTrigger="onBlur"
          rules={[{ required: true, min: 12, message: t('register.passwordHint') }]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" loading={accept.isPending}>
          {t('invitation.accept')}
        </Button>
      </Form>
    </>
  );
}
