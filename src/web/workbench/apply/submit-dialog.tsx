import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countApplications, listApplications, readCase, submitApplication } from '#contract/applications.ts';
import { readToday } from '#contract/today.ts';
import { call, RefusalError } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useText } from '../i18n.ts';
import { renew } from '../query.ts';
import { useApply } from './apply-context.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { Lack } from './sections.ts';

type Props = {
  keeper: DraftKeeper;
  onClose: () => void;
  onJump: (path: string) => void;
  onRefused: (error: RefusalError) => void;
};

/** Looks the form over and sends it in: what is missing leads to its place; nothing missing, one word on truth. */
export function SubmitDialog({ keeper, onClose, onJump, onRefused }: Props) {
  const { t } = useTranslation();
  const { file, lacks, uploads } = useApply();
  const { history } = useRouter();
  const [truthful, setTruthful] = useState(false);
  const sending = uploads.sending.some((item) => item.error === null);
  const submit = useMutation({
    mutationFn: async () => {
      if (!(await keeper.flush())) throw new Error('unsaved');
      return call(submitApplication, { params: { id: file.id }, body: { version: keeper.version, truthful: true } });
    },
    onSuccess: async ({ number }) => {
      await renew(readCase, listApplications, countApplications, readToday);
      history.push(workbench.case(file.id), { outcome: t('submit.done', { number: number ?? '' }) });
    },
    onError: (error) => {
      if (error instanceof RefusalError) onRefused(error);
    },
  });
  const complete = lacks.length === 0 && !sending;
  return (
    <Modal
      open
      title={file.status === 'returned' ? t('submit.again') : t('submit.title')}
      okText={file.status === 'returned' ? t('submit.again') : t('submit.title')}
      okButtonProps={{ disabled: !complete || !truthful }}
      confirmLoading={submit.isPending}
      onOk={() => submit.mutate()}
      onCancel={onClose}
    >
      <div className="stack tight">
        <RefusalAlert error={submit.error} safe={t('submit.kept')} onField={onJump} />
        {sending && <p>{t('submit.sending')}</p>}
        {lacks.length > 0 ? <LackList lacks={lacks} onJump={onJump} /> : <p>{t('submit.complete')}</p>}
        {file.status === 'draft' && complete && <p className="second">{t('submit.effect')}</p>}
        <Checkbox checked={truthful} disabled={!complete} onChange={(event) => setTruthful(event.target.checked)}>
          {t('submit.truthful')}
        </Checkbox>
        {!complete && <p className="muted small">{t('submit.notYet')}</p>}
      </div>
    </Modal>
  );
}

function LackList({ lacks, onJump }: { lacks: readonly Lack[]; onJump: (path: string) => void }) {
  const { t } = useTranslation();
  const say = useText();
  return (
    <>
      <p>{t('submit.lacks', { count: lacks.length })}</p>
      <ul className="lacks">
        {lacks.map((lack) => (
          <li key={`${lack.path}${lack.reason}`}>
            <button type="button" className="link" onClick={() => onJump(lack.path)}>
              {say(lack.label)}
            </button>
            <span className={lack.reason === 'unmet' ? 'tag err' : 'tag'}>{t(`lack.${lack.reason}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
