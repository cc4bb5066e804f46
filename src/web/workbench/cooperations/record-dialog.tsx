import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findUnits, listCooperations, recordCooperation } from '#contract/units.ts';
import type { Text } from '#policy/text.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { fits, LongText } from '../components/long-text.tsx';
import { Choice } from '../components/choice.tsx';
import { Entry } from '../components/entry.tsx';
import { Lacks } from '../components/lacks.tsx';
import { todayHere } from '../dates.ts';
import { useText } from '../i18n.ts';
import { useMe } from '../shell/use-me.ts';
import { UnitFinder } from './unit-finder.tsx';

type Props = { onClose: () => void; onDone: (outcome: string) => void };

/** An officer puts on record that his association cooperates with an overseas unit. */
export function RecordDialog({ onClose, onDone }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const me = useMe();
  const own = me.holdings.flatMap((holding) =>
    (holding.role === 'province-officer' || holding.role === 'society-officer') && holding.associationCode !== null
      ? [{ value: holding.associationCode, label: say(holding.placeName) }]
      : [],
  );
  const [unit, setUnit] = useState<{ id: string; name: Text } | null>(null);
  const [associationCode, setAssociationCode] = useState(own.length === 1 ? (own[0]?.value ?? '') : '');
  const [since, setSince] = useState('');
  const [basis, setBasis] = useState('');
  const today = todayHere();
  const record = useAct(
    (unitId: string) => call(recordCooperation, { body: { unitId, associationCode, since, basis: basis.trim() } }),
    (cooperation) => {
      onDone(t('cooperationDesk.recorded', { unit: say(cooperation.unitName) }));
      onClose();
    },
    listCooperations,
    findUnits,
  );
  const lacks =
    unit === null
      ? t('cooperationDesk.lack.unit')
      : associationCode === ''
        ? t('cooperationDesk.lack.association')
        : since === '' || since > today
          ? t('cooperationDesk.lack.since')
          : fits(basis, 2, 500)
            ? null
            : t('cooperationDesk.lack.basis');
  return (
    <CommandDialog
      title={t('cooperationDesk.record')}
      okText={t('cooperationDesk.record')}
      width={640}
      ready={lacks === null}
      pending={record.isPending}
      error={record.error}
      onOk={() => unit !== null && record.mutate(unit.id)}
      onClose={onClose}
    >
      <UnitFinder chosen={unit} onChoose={setUnit} />
      {own.length > 1 && (
        <Entry label={t('cooperationDesk.association')}>
          {(control) => (
            <Choice
              {...control}
              value={associationCode}
              empty={t('desk.choose')}
              options={own}
              onChange={(value) => setAssociationCode(value ?? '')}
            />
          )}
        </Entry>
      )}
      <Entry label={t('cooperationDesk.since')}>
        {(control) => (
          <input
            {...control}
            className="choice short"
            type="date"
            max={today}
            value={since}
            onChange={(event) => setSince(event.target.value)}
          />
        )}
      </Entry>
      <LongText
        label={t('cooperationDesk.basis')}
        hint={t('cooperationDesk.basisHint')}
        value={basis}
        minimum={2}
        maximum={500}
        rows={3}
        onChange={setBasis}
      />
      <Lacks reason={lacks} />
    </CommandDialog>
  );
}
