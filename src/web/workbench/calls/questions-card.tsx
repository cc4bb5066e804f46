import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerQuestion, listQuestions, type Call, type CallQuestion } from '#contract/calls.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { Answer } from '../components/answer.tsx';
import { fits, LongText } from '../components/long-text.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';

/** Questions about a call: what was answered is public, the rest waits for an answer here. */
export function QuestionsCard({ item }: { item: Call }) {
  const { t } = useTranslation();
  const query = useEndpoint(listQuestions, { params: { id: item.id } });
  return (
    <section className="card" aria-labelledby="questions-title">
      <header>
        <h2 id="questions-title">{t('callQuestions.title')}</h2>
      </header>
      <div className="body">
        <Answer query={query}>
          {({ questions }) =>
            questions.length === 0 ? (
              <p className="second">{t('callQuestions.none')}</p>
            ) : (
              <ul className="stack">
                {questions.map((each) => (
                  <Question key={each.id} question={each} />
                ))}
              </ul>
            )
          }
        </Answer>
      </div>
    </section>
  );
}

function Question({ question }: { question: CallQuestion }) {
  const { t } = useTranslation();
  const say = useText();
  const { instant } = useDates();
  const [writing, setWriting] = useState(false);
  const [zh, setZh] = useState(question.answer?.zh ?? '');
  const [en, setEn] = useState(question.answer?.en ?? '');
  const give = useAct(
    (answer: { zh: string; en: string } | null) =>
      call(answerQuestion, { params: { id: question.id }, body: { answer } }),
    () => setWriting(false),
    listQuestions,
  );
  return (
    <li className="stack tight">
      <p className="prose">
        <b>{question.question}</b>
      </p>
      <p className="second small">
        {question.askedBy === '' ? t('callQuestions.nobody') : question.askedBy} · {instant(question.askedAt)}
        {question.setAside && <span className="tag">{t('callQuestions.setAside')}</span>}
        {!question.setAside && question.answer === null && <span className="tag info">{t('callQuestions.waits')}</span>}
      </p>
      {question.answer && (
        <p className="prose">
          {say(question.answer)} <span className="second small">{question.answeredBy}</span>
        </p>
      )}
      {writing ? (
        <div className="form-stack">
          <LongText label={t('callQuestions.answerZh')} value={zh} minimum={2} maximum={2000} onChange={setZh} />
          <LongText label={t('callQuestions.answerEn')} value={en} minimum={2} maximum={3000} onChange={setEn} />
          <RefusalAlert error={give.error} />
          <div className="acts-row">
            <Button
              type="primary"
              loading={give.isPending}
              disabled={!fits(zh, 2, 2000) || !fits(en, 2, 3000)}
              onClick={() => give.mutate({ zh, en })}
            >
              {t('callQuestions.publish')}
            </Button>
            <Button onClick={() => setWriting(false)}>{t('dialog.cancel')}</Button>
          </div>
        </div>
      ) : (
        <div className="acts-row noprint">
          <Button size="small" onClick={() => setWriting(true)}>
            {t(question.answer ? 'callQuestions.better' : 'callQuestions.answer')}
          </Button>
          {!question.setAside && question.answer === null && (
            <Button size="small" loading={give.isPending} onClick={() => give.mutate(null)}>
              {t('callQuestions.aside')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
