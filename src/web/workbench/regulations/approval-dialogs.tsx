import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  listDrafts,
  publishDraft,
  readDraft,
  sendBackDraft,
  submitDraft,
  withdrawDraft,
  type Draft,
} from '#contract/regulation-drafts.ts';
import { parseLawDay, type LawDay } from '#policy/law-day.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { Entry } from '../components/entry.tsx';
import { fits, LongText } from '../components/long-text.tsx';
import { todayHere, useDates } from '../dates.ts';

type Props = { draft: Draft; onDone: (draft: Draft, words: string) => void; onClose: () => void };

const MOST_CHARACTERS = 1000;

/** Asks from which day the text is to hold, and what changes. */
export function SubmitDialog({ draft, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const { fullDay } = useDates();
  const [day, setDay] = useState<string>(draft.fromDay ?? '');
  const [note, setNote] = useState(draft.note);
  const fromDay = parseLawDay(day);
  const give = useAct(
    (from: LawDay) =>
      call(submitDraft, { params: { id: draft.id }, body: { version: draft.version, fromDay: from, note } }),
    (next, from) => onDone(next, t('regulationDraft.submitted', { day: fullDay(from) })),
    listDrafts,
    readDraft,
  );
  return (
    <CommandDialog
      title={t('regulationDraft.submit')}
      okText={t('regulationDraft.submit')}
      ready={fromDay !== undefined && fits(note, 0, MOST_CHARACTERS)}
      pending={give.isPending}
      error={give.error}
      onOk={() => fromDay && give.mutate(fromDay)}
      onClose={onClose}
    >
      <p className="second">{t('regulationDraft.submitEffect')}</p>
      <Entry label={t('regulationDraft.fromDay')} hint={t('regulationDraft.fromDayHint')}>
        {(control) => (
          <input
            {...control}
            className="choice short"
            type="date"
            min={todayHere()}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        )}
      </Entry>
      <LongText
        label={t('regulationDraft.noteLabel')}
        value={note}
        minimum={0}
        maximum={MOST_CHARACTERS}
        onChange={setNote}
      />
    </CommandDialog>
  );
}

/** Says what publishing does, and from which day. */
export function PublishDialog({ draft, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const { fullDay } = useDates();
  const day = draft.fromDay === null ? '' : fullDay(draft.fromDay);
  const give = useAct(
    () => call(publishDraft, { params: { id: draft.id }, body: { version: draft.version } }),
    (next) => onDone(next, t('regulationDraft.publishedDone', { day })),
    listDrafts,
    readDraft,
  );
  return (
    <CommandDialog
      title={t('regulationDraft.publish')}
      okText={t('regulationDraft.publish')}
      ready
      pending={give.isPending}
      error={give.error}
      onOk={() => give.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('regulationDraft.publishEffect', { day })}</p>
    </CommandDialog>
  );
}

/** Asks why the text goes back. */
export function SendBackDialog({ draft, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const give = useAct(
    () => call(sendBackDraft, { params: { id: draft.id }, body: { version: draft.version, reason: reason.trim() } }),
    (next) => onDone(next, t('regulationDraft.sentBack')),
    listDrafts,
    readDraft,
  );
  return (
    <CommandDialog
      title={t('regulationDraft.sendBack')}
      okText={t('regulationDraft.sendBack')}
      ready={fits(reason, 2, MOST_CHARACTERS)}
      pending={give.isPending}
      error={give.error}
      onOk={() => give.mutate(undefined)}
      onClose={onClose}
    >
      <LongText
        label={t('regulationDraft.sendBackReason')}
        value={reason}
        minimum={2}
        maximum={MOST_CHARACTERS}
        onChange={setReason}
      />
    </CommandDialog>
  );
}

/** Asks before a draft is given up. */
export function WithdrawDialog({ draft, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const give = useAct(
    () => call(withdrawDraft, { params: { id: draft.id }, body: { version: draft.version } }),
    (next) => onDone(next, t('regulationDraft.withdrawn')),
    listDrafts,
    readDraft,
  );
  return (
    <CommandDialog
      title={t('regulationDraft.withdraw')}
      okText={t('regulationDraft.withdraw')}
      danger
      ready
      pending={give.isPending}
      error={give.error}
      onOk={() => give.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('regulationDraft.withdrawEffect')}</p>
    </CommandDialog>
  );
}
