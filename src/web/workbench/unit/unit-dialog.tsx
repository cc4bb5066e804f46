import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readMyUnits, updateUnit, type Unit } from '#contract/units.ts';
import { listRegions } from '#contract/associations.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { fits } from '../components/long-text.tsx';
import { Entry } from '../components/entry.tsx';
import { Choice } from '../components/choice.tsx';
import { Lacks } from '../components/lacks.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';

type Props = { unit: Unit; onClose: () => void; onDone: (outcome: string) => void };
/** What a unit may change by itself, with the bounds of the contract. */
const fields = [
  { key: 'nameEn', label: 'register.nameEn', minimum: 0, maximum: 200 },
  { key: 'city', label: 'register.city', minimum: 0, maximum: 60 },
  { key: 'address', label: 'register.address', minimum: 0, maximum: 200 },
  { key: 'contactName', label: 'unitDesk.contactName', minimum: 1, maximum: 50 },
  { key: 'contactPhone', label: 'register.phone', minimum: 1, maximum: 40 },
] as const;
type Editable = Pick<Unit, (typeof fields)[number]['key'] | 'districtCode'>;

export function UnitDialog({ unit, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const [draft, setDraft] = useState<Editable>(() => ({
    nameEn: unit.nameEn,
    city: unit.city,
    address: unit.address,
    contactName: unit.contactName,
    contactPhone: unit.contactPhone,
    districtCode: unit.districtCode,
  }));
  const districts = useEndpoint(listRegions, { query: { under: unit.regionCode ?? '' } }, unit.regionCode !== null);
  const save = useAct(
    () => call(updateUnit, { params: { id: unit.id }, body: draft }),
    (changed) => {
      onDone(t('unitDesk.saved', { unit: say(changed.name) }));
      onClose();
    },
    readMyUnits,
  );
  // A foreign unit is known by its English name.
  const minimumOf = (field: (typeof fields)[number]): number =>
    field.key === 'nameEn' && unit.jurisdiction === 'foreign' ? 1 : field.minimum;
  const missing = fields.find((field) => !fits(draft[field.key], minimumOf(field), field.maximum));
  return (
    <CommandDialog
      title={t('unitDesk.edit')}
      okText={t('unitDesk.save')}
      ready={missing === undefined}
      pending={save.isPending}
      error={save.error}
      onOk={() => save.mutate(undefined)}
      onClose={onClose}
    >
      <p className="second">{t('unitDesk.effect')}</p>
      {fields.map((field) => (
        <Entry key={field.key} label={t(field.label)} optional={minimumOf(field) === 0}>
          {(control) => (
            <input
              {...control}
              maxLength={field.maximum}
              value={draft[field.key]}
              onChange={(event) => setDraft({ ...draft, [field.key]: event.target.value })}
            />
          )}
        </Entry>
      ))}
      {(districts.data?.regions.length ?? 0) > 0 && (
        <Entry label={t('register.district')} optional>
          {(control) => (
            <Choice
              {...control}
              value={draft.districtCode}
              empty={t('register.noDistrict')}
              options={(districts.data?.regions ?? []).map(({ code, name }) => ({ value: code, label: say(name) }))}
              onChange={(code) => setDraft({ ...draft, districtCode: code ?? null })}
            />
          )}
        </Entry>
      )}
      <Lacks reason={missing === undefined ? null : t('unitDesk.fill', { field: t(missing.label) })} />
    </CommandDialog>
  );
}
