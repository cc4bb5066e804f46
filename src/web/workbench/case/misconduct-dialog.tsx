import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordMisconduct } from '#contract/sanctions.ts';
import { call } from '../../api.ts';
import type { DialogProps } from './case-dialogs.tsx';
import { CommandDialog } from './command-dialog.tsx';
import { useKeptText } from './kept-text.ts';
import { fits, LongText } from '../components/long-text.tsx';
import { useCommand } from './use-command.ts';

/** Puts misconduct in review on record; it changes nothing in the file. */
export function MisconductDialog({ file, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  const nameId = useId();
  const [personName, setPersonName] = useState('');
  const facts = useKeptText(`${file.id}.misconduct`);
  const handling = useKeptText(`${file.id}.misconduct-handling`);
  const give = useCommand(
    () =>
      call(recordMisconduct, {
        params: { id: file.id },
        body: { personName: personName.trim(), facts: facts.text.trim(), handling: handling.text.trim() },
      }),
    () => {
      facts.forget();
      handling.forget();
      onDone(t('outcome.record-misconduct'));
    },
  );
  const ready = fits(personName, 2, 50) && fits(facts.text, 10, 3000) && fits(handling.text, 2, 1000);
  return (
    <CommandDialog
      title={t('dialog.record-misconduct')}
      okText={t('dialog.record-misconduct')}
      ready={ready}
      pending={give.isPending}
      error={give.error}
      onOk={() => give.mutate(undefined)}
      onClose={onClose}
    >
      <p className="second">{t('effect.record-misconduct')}</p>
      <div>
        <label htmlFor={nameId} className="field-label">
          {t('misconduct.person')}
        </label>
        <Input id={nameId} value={personName} maxLength={50} onChange={(event) => setPersonName(event.target.value)} />
      </div>
      <LongText label={t('misconduct.facts')} value={facts.text} minimum={10} maximum={3000} onChange={facts.write} />
      <LongText
        label={t('misconduct.handling')}
        value={handling.text}
        minimum={2}
        maximum={1000}
        rows={2}
        onChange={handling.write}
      />
    </CommandDialog>
  );
}
