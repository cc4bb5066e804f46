import { useTranslation } from 'react-i18next';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useText } from '../i18n.ts';
import type { TextCheck } from './text-check.ts';

/** What is wrong with the text, line by line; each leads to its line. */
export function FaultList({ check, onLine }: { check: TextCheck; onLine: (line: number) => void }) {
  const { t } = useTranslation();
  const say = useText();
  const { state, faults } = check;
  return (
    <section className="card" aria-labelledby="faults-title">
      <header>
        <h2 id="faults-title">{t('regulationDraft.faultsTitle')}</h2>
        <span className={faults.length > 0 ? 'tag err' : 'tag ok'} role="status">
          {state === 'checking'
            ? t('regulationDraft.checking')
            : state === 'failed'
              ? t('regulationDraft.checkFailed')
              : faults.length === 0
                ? t('regulationDraft.noFaults')
                : t('regulationDraft.faultCount', { count: faults.length })}
        </span>
      </header>
      {(faults.length > 0 || state === 'failed') && (
        <div className="body">
          {state === 'failed' && <RefusalAlert error={check.error} />}
          <ul className="fault-list">
            {faults.map((fault) => (
              <li key={`${fault.line} ${fault.path} ${fault.reason.en}`}>
                <button type="button" className="link" onClick={() => onLine(fault.line)}>
                  {t('regulationDraft.line', { line: fault.line })}
                </button>
                <span>
                  {say(fault.reason)}
                  {fault.path !== '' && <code className="note">{fault.path}</code>}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
