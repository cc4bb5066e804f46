import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignExperts, listExpertCandidates } from '#contract/reviews.ts';
import { call } from '../../api.ts';
import { Loading } from '../components/loading.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import type { DialogProps } from './case-dialogs.tsx';
import { CommandDialog } from './command-dialog.tsx';
import { useCommand } from './use-command.ts';

/** Chooses exactly as many experts as the regulation asks for; who must stand aside cannot be chosen and the reason is printed. */
export function ExpertsDialog({ file, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  const say = useText();
  const { data, error } = useEndpoint(listExpertCandidates, { params: { id: file.id } });
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  const chosen =
    picked ?? data?.candidates.filter((candidate) => candidate.assigned).map((candidate) => candidate.id) ?? [];
  const required = data?.required ?? 0;
  const give = useCommand(
    () => call(assignExperts, { params: { id: file.id }, body: { version: file.version, expertIds: [...chosen] } }),
    () => onDone(t('outcome.assign-experts', { count: chosen.length })),
  );
  const toggle = (id: string, on: boolean) => setPicked(on ? [...chosen, id] : chosen.filter((each) => each !== id));
  return (
    <CommandDialog
      title={t('dialog.assign-experts')}
      okText={t('dialog.assign-experts')}
      width={820}
      ready={data !== undefined && chosen.length === required}
      pending={give.isPending}
      error={give.error ?? error}
      onOk={() => give.mutate(undefined)}
      onClose={onClose}
    >
      {!data ? (
        <Loading />
      ) : (
        <>
          <p role="status">{t('experts.chosen', { count: chosen.length, required })}</p>
          <div className="table-wrap">
            <table className="t stacking">
              <thead>
                <tr>
                  <th scope="col">{t('experts.expert')}</th>
                  <th scope="col">{t('experts.fields')}</th>
                  <th scope="col" className="num">
                    {t('experts.load')}
                  </th>
                  <th scope="col">{t('experts.conflict')}</th>
                </tr>
              </thead>
              <tbody>
                {data.candidates.map((candidate) => {
                  const aside = candidate.conflicts.length > 0;
                  const full = chosen.length >= required && !chosen.includes(candidate.id);
                  return (
                    <tr key={candidate.id}>
                      <th scope="row">
                        <Checkbox
                          checked={chosen.includes(candidate.id)}
                          disabled={aside || candidate.submitted || full}
                          onChange={(event) => toggle(candidate.id, event.target.checked)}
                        >
                          {candidate.name}
                        </Checkbox>
                        <span className="note">{candidate.affiliation}</span>
                      </th>
                      <td data-label={t('experts.fields')}>{candidate.fields.join(t('fact.separator')) || '—'}</td>
                      <td data-label={t('experts.load')} className="num">
                        {candidate.load}
                      </td>
                      <td data-label={t('experts.conflict')}>
                        {candidate.submitted && <span className="tag ok">{t('experts.submitted')}</span>}
                        {aside ? candidate.conflicts.map(say).join(t('fact.separator')) : t('experts.none')}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </>
      )}
    </CommandDialog>
  );
}
