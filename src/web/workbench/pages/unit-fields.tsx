import { Checkbox, Form, Input, type FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import { listCountries, listRegions } from '#contract/associations.ts';
import { checkCreditCode } from '#policy/credit-code.ts';
import { Choice, type Option } from '../components/choice.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import type { RegistrationFields } from './register-page.tsx';

/** A choice below an antd Form.Item, which gives it its id, value and change. */
function ChoiceField({
  value,
  onChosen,
  onChange,
  ...rest
}: {
  options: readonly Option[];
  onChosen?: () => void;
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
}) {
  return (
    <Choice
      {...rest}
      className="wide"
      value={value}
      onChange={(chosen) => {
        onChange?.(chosen);
        onChosen?.();
      }}
    />
  );
}

/** A unit in China: names, credit code checked as it is typed, its place by province and prefecture. */
export function DomesticFields({ form }: { form: FormInstance<RegistrationFields> }) {
  const { t } = useTranslation();
  const say = useText();
  const required = { required: true, message: t('field.required') };
  return (
    <>
      <Form.Item name="nameZh" label={t('register.nameZh')} rules={[required]}>
        <Input autoComplete="organization" maxLength={100} />
      </Form.Item>
      <Form.Item name="nameEn" label={t('register.nameEnOptional')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="creditCode"
        label={t('register.creditCode')}
        extra={t('register.creditCodeHint')}
        validateFirst
        rules={[
          required,
          {
            validator: (_, value: string | undefined) => {
              const checked = checkCreditCode(value ?? '');
              return checked.ok ? Promise.resolve() : Promise.reject(new Error(say(checked.reason)));
            },
          },
        ]}
      >
        <Input autoComplete="off" spellCheck={false} />
      </Form.Item>
      <DomesticPlace form={form} />
    </>
  );
}

/** Where a unit in China sits: province, prefecture, district, and what of it routes care for. */
export function DomesticPlace({ form }: { form: FormInstance<RegistrationFields> }) {
  const { t } = useTranslation();
  const say = useText();
  const { data } = useEndpoint(listRegions, {});
  const provinceCode = Form.useWatch('provinceCode', form);
  const regions = data?.regions ?? [];
  const province = regions.find((region) => region.code === provinceCode);
  const regionCode = Form.useWatch('regionCode', form);
  const over = province?.municipality ? province.code : regionCode;
  const districts = useEndpoint(listRegions, { query: { under: over ?? '' } }, over !== undefined);
  const prefectures = regions.filter((region) => region.parentCode === provinceCode);
  const optionsOf = (list: typeof regions) => list.map((region) => ({ value: region.code, label: say(region.name) }));
  const required = { required: true, message: t('field.required') };
  return (
    <>
      <Form.Item name="provinceCode" label={t('register.province')} rules={[required]}>
        <ChoiceField
          options={optionsOf(regions.filter((region) => region.level === 'province'))}
          // The prefecture chosen belongs to the province chosen; another province takes it away.
          onChosen={() => form.setFieldsValue({ regionCode: undefined, districtCode: undefined })}
        />
      </Form.Item>
      {province !== undefined && !province.municipality && prefectures.length > 0 && (
        <Form.Item name="regionCode" label={t('register.prefecture')} rules={[required]}>
          <ChoiceField
            options={optionsOf(prefectures)}
            onChosen={() => form.setFieldValue('districtCode', undefined)}
          />
        </Form.Item>
      )}
      {over !== undefined && (districts.data?.regions.length ?? 0) > 0 && (
        <Form.Item name="districtCode" label={t('register.district')} extra={t('register.districtHint')}>
          <ChoiceField options={optionsOf(districts.data?.regions ?? [])} />
        </Form.Item>
      )}
      <Form.Item name="circumstances" label={t('register.circumstances')}>
        <Checkbox.Group
          options={[
            { value: 'directUnderProvince', label: t('register.directUnderProvince') },
            ...(provinceCode === '650000' ? [{ value: 'corps', label: t('register.corps') }] : []),
          ]}
        />
      </Form.Item>
      <Form.Item name="city" label={t('register.cityOrPark')} rules={[required]}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
}

/** A unit abroad, by its country's register. */
export function ForeignFields() {
  const { t } = useTranslation();
  const say = useText();
  const { data } = useEndpoint(listCountries, {});
  const required = { required: true, message: t('field.required') };
  const countries = (data?.countries ?? []).filter(({ code }) => code !== 'CN');
  return (
    <>
      <Form.Item name="nameEn" label={t('register.nameEn')} rules={[required]}>
        <Input autoComplete="organization" maxLength={200} />
      </Form.Item>
      <Form.Item name="nameZh" label={t('register.nameZhOptional')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="countryCode" label={t('register.country')} rules={[required]}>
        <ChoiceField options={countries.map(({ code, name }) => ({ value: code, label: say(name) }))} />
      </Form.Item>
      <Form.Item name="registrationNumber" label={t('register.registrationNumber')} rules={[required]}>
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
      <Form.Item name="city" label={t('register.city')} rules={[required]}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
}
