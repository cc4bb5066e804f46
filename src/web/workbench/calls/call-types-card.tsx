import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '#contract/calls.ts';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { useText } from '../i18n.ts';
import { lazyDialog } from '../components/lazy-dialog.tsx';

const SuspendDialog = lazyDialog(() => import('./suspend-dialog.tsx').then((module) => module.SuspendDialog));

export type CallType = Call['typeNames'][number];
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
              <Button
                size="small"
                className="noprint"
                aria-label={t(type.suspended ? 'callDesk.resumeType' : 'callDesk.suspendType', {
                  type: say(type.name),
                })}
                onClick={() => setChanging(type)}
              >
                {type.suspended ? t('callDesk.resume') : t('callDesk.suspend')}
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
