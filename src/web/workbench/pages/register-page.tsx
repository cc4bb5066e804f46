import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { readMe, registerUnit } from '#contract/accounts.ts';
import type { UnitInput } from '#contract/units.ts';
import { normalizeCreditCode } from '#policy/credit-code.ts';
import { call, RefusalError } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { usePageTitle } from '../components/page-header.tsx';
import { PathLink, useGo } from '../components/path-link.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useLocale } from '../i18n.ts';
import { queryClient, queryOf } from '../query.ts';
import { Door } from '../shell/door.tsx';
import { DomesticFields, ForeignFields } from './unit-fields.tsx';

export type RegistrationFields = {
  jurisdiction: 'domestic' | 'foreign';
  nameZh?: string;
  nameEn?: string;
  creditCode?: string;
  registrationNumber?: string;
  countryCode?: string;
  legalPersonality?: boolean;
  provinceCode?: string;
  regionCode?: string;
  districtCode?: string;
  circumstances?: ('directUnderProvince' | 'corps')[];
  city?: string;
  address?: string;
  contactPhone: string;
  name: string;
  email: string;
  password: string;
};

const unitOf = (fields: RegistrationFields): UnitInput => {
  const domestic = fields.jurisdiction === 'domestic';
  return {
    jurisdiction: fields.jurisdiction,
    nameZh: fields.nameZh ?? '',
    nameEn: fields.nameEn ?? '',
    creditCode: domestic ? normalizeCreditCode(fields.creditCode ?? '') : null,
    registrationNumber: domestic ? null : (fields.registrationNumber ?? ''),
    countryCode: domestic ? 'CN' : (fields.countryCode ?? ''),
    legalPersonality: fields.legalPersonality ?? false,
    regionCode: domestic ? (fields.regionCode ?? fields.provinceCode ?? null) : null,
    districtCode: domestic ? (fields.districtCode ?? null) : null,
    directUnderProvince: domestic && (fields.circumstances?.includes('directUnderProvince') ?? false),
    corps: domestic && (fields.circumstances?.includes('corps') ?? false),
    city: fields.city ?? '',
    address: fields.address ?? '',
    contactName: fields.name,
    contactPhone: fields.contactPhone,
  };
};

/** A unit registers itself once, with the person who will apply for it. */
export function RegisterPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const go = useGo();
  usePageTitle(t('register.title'));
  const [form] = Form.useForm<RegistrationFields>();
  const jurisdiction = Form.useWatch('jurisdiction', form) ?? (locale === 'zh' ? 'domestic' : 'foreign');
  const registration = useMutation({
    mutationFn: (fields: RegistrationFields) =>
      call(registerUnit, {
        body: {
          name: fields.name,
          email: fields.email.trim(),
          password: fields.password,
          locale,
          unit: unitOf(fields),
        },
      }),
    onSuccess: (me) => {
      queryClient.clear();
      queryClient.setQueryData(queryOf(readMe, {}).queryKey, me);
      go(workbench.today());
    },
    onError: (error) => {
      if (error instanceof RefusalError && error.code === 'email-taken') form.getFieldInstance('email')?.focus();
    },
  });
  const required = [{ required: true, whitespace: true, message: t('field.required') }];
  return (
    <Door wide>
      <div className="card stack">
        <h1>{t('register.title')}</h1>
        <p className="second">{t('register.purpose')}</p>
        <RefusalAlert error={registration.error} safe={t('register.kept')} />
        <Form
          form={form}
          layout="vertical"
          scrollToFirstError={{ focus: true }}
          initialValues={{ jurisdiction }}
          onFinish={(fields: RegistrationFields) => registration.mutate(fields)}
        >
          <h2>{t('register.unit')}</h2>
          <Form.Item name="jurisdiction" label={t('register.jurisdiction')}>
            <Radio.Group
              options={[
                { value: 'domestic', label: t('register.domestic') },
                { value: 'foreign', label: t('register.foreign') },
              ]}
            />
          </Form.Item>
          {jurisdiction === 'domestic' ? <DomesticFields form={form} /> : <ForeignFields />}
          <Form.Item name="legalPersonality" valuePropName="checked">
            <Checkbox>{t('register.legalPersonality')}</Checkbox>
          </Form.Item>
          <Form.Item name="address" label={t('register.address')} rules={required}>
            <Input autoComplete="street-address" maxLength={200} />
          </Form.Item>
          <h2>{t('register.person')}</h2>
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
          <Button type="primary" size="large" htmlType="submit" loading={registration.isPending}>
            {t('register.submit')}
          </Button>
        </Form>
        <p>
          {t('register.hasAccount')} <PathLink to={workbench.signIn()}>{t('signIn.submit')}</PathLink>
        </p>
      </div>
    </Door>
  );
}
