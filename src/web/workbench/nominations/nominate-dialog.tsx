import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listCountries } from '#contract/associations.ts';
import { nominate, readBoards } from '#contract/nominations.ts';
import type { ClauseRef } from '#policy/clause.ts';
import { parseLawDay } from '#policy/law-day.ts';
import { MAINLAND } from '#policy/nomination.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { Choice } from '../components/choice.tsx';
import { ClauseChip } from '../components/clause-chip.tsx';
import { Entry, EntryGroup } from '../components/entry.tsx';
import { Lacks } from '../components/lacks.tsx';
import { todayHere } from '../dates.ts';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';

type Props = {
  list: { callId: string; associationCode: string };
  consentClause: ClauseRef;
  /** Proposed to the association over one's own. */
  proposal: boolean;
  onClose: () => void;
  onDone: (words: string) => void;
};

const empty = {
  countryCode: '',
  nameZh: '',
  nameEn: '',
  registration: '',
  contactName: '',
  contactEmail: '',
  by: '',
  on: '',
  how: '',
};
type Fields = typeof empty;

/** Nominates or proposes an organisation, with the consent of its head. */
export function NominateDialog({ list, consentClause, proposal, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const countries = useEndpoint(listCountries, {}).data?.countries ?? [];
  const [fields, setFields] = useState<Fields>({ ...empty, on: todayHere() });
  const set = (key: keyof Fields) => (value: string | undefined) => setFields({ ...fields, [key]: value ?? '' });
  const domestic = fields.countryCode === MAINLAND;
  const name = fields.nameZh || fields.nameEn;
  const give = useAct(
    () => {
      const { by, on, how, ...organization } = fields;
      const consent = { by, on: parseLawDay(on) ?? null, how };
      return call(nominate, { body: { ...list, proposal, ...organization, consent } });
    },
    () => {
      onDone(t(proposal ? 'nominateForm.proposed' : 'nominateForm.done', { name }));
      onClose();
    },
    readBoards,
  );
  const lacks = lackOf(fields);
  const text = (key: keyof Fields, label: string, more: { type?: string; hint?: string; maximum: number }) => (
    <Entry label={label} hint={more.hint}>
      {(control) => (
        <input
          {...control}
          type={more.type ?? 'text'}
          autoComplete="off"
          maxLength={more.maximum}
          {...(more.type === 'date' && { max: todayHere() })}
          value={fields[key]}
          onChange={(event) => set(key)(event.target.value)}
        />
      )}
    </Entry>
  );
  const ordered = [
    ...countries.filter(({ code }) => code === MAINLAND),
    ...countries.filter(({ code }) => code !== MAINLAND),
  ];
  return (
    <CommandDialog
      title={t(proposal ? 'nominationDesk.propose' : 'nominationDesk.nominate')}
      okText={t(proposal ? 'nominationDesk.propose' : 'nominationDesk.nominate')}
      ready={lacks === null}
      pending={give.isPending}
      error={give.error}
      onOk={() => give.mutate(undefined)}
      onClose={onClose}
    >
      <p className="second">{t('nominateForm.effect')}</p>
      <Entry
        label={t('nominateForm.country')}
        hint={fields.countryCode === '' ? undefined : t(domestic ? 'nominateForm.isInside' : 'nominateForm.isAbroad')}
      >
        {(control) => (
          <Choice
            {...control}
            value={fields.countryCode}
            empty={t('desk.choose')}
            options={ordered.map((country) => ({ value: country.code, label: say(country.name) }))}
            onChange={set('countryCode')}
          />
        )}
      </Entry>
      {text('nameZh', t('nominateForm.nameZh'), { maximum: 100 })}
      {text('nameEn', t('nominateForm.nameEn'), { maximum: 200 })}
      {text('registration', t(domestic ? 'nominateForm.creditCode' : 'nominateForm.registration'), {
        maximum: 60,
        hint: t('nominateForm.registrationHint'),
      })}
      <div className="pair">
        {text('contactName', t('nominateForm.contactName'), { maximum: 50 })}
        {text('contactEmail', t('nominateForm.contactEmail'), {
          type: 'email',
          maximum: 200,
          hint: t('nominateForm.contactHint'),
        })}
      </div>
      <EntryGroup label={t('nominateForm.consent')} hint={<ClauseChip clause={consentClause} />}>
        <div className="pair">
          {text('by', t('nominateForm.consentBy'), { maximum: 100 })}
          {text('on', t('nominateForm.consentOn'), { type: 'date', maximum: 10 })}
        </div>
        {text('how', t('nominateForm.consentHow'), { maximum: 200, hint: t('nominateForm.consentHowHint') })}
      </EntryGroup>
      <Lacks reason={lacks === null ? null : t(`nominateForm.lack.${lacks}`)} />
    </CommandDialog>
  );
}

const lackOf = (fields: Fields) => {
  const is = (key: keyof Fields) => fields[key].trim() !== '';
  if (!is('countryCode')) return 'country' as const;
  if (fields.countryCode === MAINLAND ? !is('nameZh') : false) return 'nameZh' as const;
  if (fields.countryCode !== MAINLAND && !is('nameEn')) return 'nameEn' as const;
  if (!is('registration')) return 'registration' as const;
  if (!is('contactName') || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(fields.contactEmail.trim())) return 'contact' as const;
  return is('by') && is('on') && is('how') ? null : ('consent' as const);
};
