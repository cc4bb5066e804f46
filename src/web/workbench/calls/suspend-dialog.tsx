import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listCalls, readCall, suspendType } from '#contract/calls.ts';
import { call as send } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { fits, LongText } from '../components/long-text.tsx';
import { Lacks } from '../components/lacks.tsx';
import { useText } from '../i18n.ts';
import type { CallType } from './call-types-card.tsx';

type DialogProps = { callId: string; type: CallType; onClose: () => void; onDone: (outcome: string) => void };

/** Suspends a type with its reason, or lets it go on. */
export function SuspendDialog({ callId, type, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  const say = useText();
  const [reason, setReason] = useState('');
  const suspended = !type.suspended;
  const title = t(suspended ? 'callDesk.suspendType' : 'callDesk.resumeType', { type: say(type.name) });
  const change = useAct(
    () => send(suspendType, { params: { id: callId }, body: { type: type.id, suspended, reason: reason.trim() } }),
    () => {
      onDone(t(suspended ? 'callDesk.suspendedDone' : 'callDesk.resumedDone', { type: say(type.name) }));
      onClose();
    },
    listCalls,
    readCall,
  );
  const lacks = fits(reason, 2, 300) ? null : t('desk.writeReason');
  return (
    <CommandDialog
      title={title}
      okText={suspended ? t('callDesk.suspend') : t('callDesk.resume')}
      ready={lacks === null}
      pending={change.isPending}
      error={change.error}
      onOk={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <p className="second">{suspended ? t('callDesk.suspendEffect') : t('callDesk.resumeEffect')}</p>
      <LongText label={t('desk.reason')} value={reason} minimum={2} maximum={300} rows={3} onChange={setReason} />
      <Lacks reason={lacks} />
    </CommandDialog>
  );
}
