import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countApplications, listApplications } from '#contract/applications.ts';
import { listSelections, selectBest, type SelectionGroup } from '#contract/selections.ts';
import { call } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { useAct } from '../act.ts';
import { CommandButton } from '../components/command-button.tsx';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { fits } from '../components/long-text.tsx';
import { obstacleOf } from '../components/lacks.tsx';
import { PathLink } from '../components/path-link.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';

type Candidate = SelectionGroup['candidates'][number];
const REASON = { minimum: 4, maximum: 1000 };

/** Every file of the call with a verdict: recommended, in an order, or not, each with its reason. */
export function SelectionSheet({ group, onDone }: { group: SelectionGroup; onDone: (outcome: string) => void }) {
  const { t } = useTranslation();
  const say = useText();
  const { instant } = useDates();
  const [order, setOrder] = useState<readonly string[]>([]);
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const reasonOf = (id: string) => reasons[id] ?? '';
  const give = useAct(
    () =>
      call(selectBest, {
        body: {
          callId: group.callId,
          chosen: order.map((id) => ({ id, reason: reasonOf(id) })),
          others: group.candidates
            .filter(({ id }) => !order.includes(id))
            .map(({ id }) => ({ id, reason: reasonOf(id) })),
        },
      }),
    (reply) => onDone(t('selectionDesk.done', { chosen: reply.chosen, others: reply.others })),
    listSelections,
    listApplications,
    countApplications,
  );
  const toggle = (id: string) => setOrder(order.includes(id) ? order.filter((each) => each !== id) : [...order, id]);
  const raise = (id: string) => {
    const at = order.indexOf(id);
    if (at < 1) return;
    setOrder(order.with(at, order[at - 1] ?? id).with(at - 1, id));
  };
  const silent = group.candidates.find(({ id }) => !fits(reasonOf(id), REASON.minimum, REASON.maximum));
  const columns: DataColumn<Candidate>[] = [
    {
      key: 'unit',
      label: t('column.unit'),
      cell: (each) => (
        <>
          <label className="check">
            <input type="checkbox" checked={order.includes(each.id)} onChange={() => toggle(each.id)} />{' '}
            {say(each.unitName)}
          </label>
          {each.groupName && <span className="note">{say(each.groupName)}</span>}
          {each.jointEntry && <span className="note">{t('selectionDesk.joint')}</span>}
        </>
      ),
    },
    {
      key: 'number',
      label: t('column.number'),
      cell: (each) => <PathLink to={workbench.case(each.id)}>{each.number}</PathLink>,
    },
    { key: 'submitted', label: t('column.submitted'), cell: (each) => instant(each.submittedAt) },
    {
      key: 'rank',
      label: t('selectionDesk.rank'),
      cell: (each) => {
        const at = order.indexOf(each.id);
        if (at < 0) return <span className="muted">{t('selectionDesk.notChosen')}</span>;
        return (
          <>
            <b>{t('selectionDesk.rankOf', { rank: at + 1, count: order.length })}</b>{' '}
            {at > 0 && (
              <Button
                size="small"
                aria-label={`${t('selectionDesk.raise')}: ${say(each.unitName)}`}
                onClick={() => raise(each.id)}
              >
                {t('selectionDesk.raise')}
              </Button>
            )}
          </>
        );
      },
    },
    {
      key: 'reason',
      label: t('selectionDesk.reason'),
      cell: (each) => (
        <Input.TextArea
          aria-label={`${t('selectionDesk.reason')}: ${say(each.unitName)}`}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={reasonOf(each.id)}
          onChange={(event) => setReasons({ ...reasons, [each.id]: event.target.value })}
        />
      ),
    },
  ];
  return (
    <>
      <DataTable
        caption={t('selectionDesk.title')}
        columns={columns}
        rows={group.candidates}
        keyOf={(each) => each.id}
      />
      <div className="body form-stack">
        <p className="second">{t('selectionDesk.effect')}</p>
        <RefusalAlert error={give.error} />
        <CommandButton
          type="primary"
          loading={give.isPending}
          obstacle={obstacleOf(
            silent === undefined ? null : t('selectionDesk.needsReason', { unit: say(silent.unitName) }),
          )}
          onClick={() => give.mutate(undefined)}
        >
          {t('selectionDesk.submit', { count: order.length })}
        </CommandButton>
      </div>
    </>
  );
}
