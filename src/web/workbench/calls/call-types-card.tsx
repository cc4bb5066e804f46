import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listCalls, readCall, suspendType, type Call } from '#contract/calls.ts';
import { call as send } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { fits, TextArea } from '../case/text-area.tsx';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { Lacks } from '../components/lacks.tsx';
import { useText } from '../i18n.ts';

type CallType = Call['typeNames'][number];
type Props = { call: Call; manages: boolean; onDone: (outcome: string) => void };

/** The types a call takes; each can be suspended with a reason and resumed. */
export function CallTypesCard({ call, manages, onDone }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const [changing, setChanging] = useState<CallType | null>(null);
  const columns: DataColumn<CallType>[] = [
    { key: 'name', label: t('callDesk.type'), cell: (type) => say(type.name) },
    {
      key: 'state',
      label: t('callDesk.state'),
      cell: (type) => (
        <>
          <span className={`tag ${type.suspended ? 'warn' : 'ok'}`}>
            {type.suspended ? t('callDesk.suspendedShort') : t('callDesk.accepted')}
          </span>
          {type.suspended && <span className="note">{type.suspensionReason}</span>}
        </>
      ),
    },
    ...(manages && call.status === 'published'
      ? [
          {
            key: 'act',
            label: t('desk.act'),
            quiet: true,
            cell: (type: CallType) => (
              <Button size="small" className="noprint" onClick={() => setChanging(type)}>
                {type.suspended
                  ? t('callDesk.resumeType', { type: say(type.name) })
                  : t('callDesk.suspendType', { type: say(type.name) })}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <section className="card" aria-labelledby="types-title">
      <header>
        <h2 id="types-title">{t('callDesk.types')}</h2>
      </header>
      <DataTable caption={t('callDesk.types')} columns={columns} rows={call.typeNames} keyOf={(type) => type.id} />
      {changing !== null && (
        <SuspendDialog callId={call.id} type={changing} onClose={() => setChanging(null)} onDone={onDone} />
      )}
    </section>
  );
}

type DialogProps = { callId: string; type: CallType; onClose: () => void; onDone: (outcome: string) => void };

function SuspendDialog({ callId, type, onClose, onDone }: DialogProps) {
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
      <TextArea label={t('desk.reason')} value={reason} minimum={2} maximum={300} rows={3} onChange={setReason} />
      <Lacks reason={lacks} />
    </CommandDialog>
  );
}
