import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { RefusalError, UnreachableError } from '../../api.ts';
import { ClauseChips } from './clause-chip.tsx';

type Props = {
  error: Error | null | undefined;
  /** What is safe, said when it is not plain; by default that nothing was changed. */
  safe?: string;
  onRetry?: () => void;
  /** Leads to a field named by the server. */
  onField?: (path: string) => void;
};

/** An error in words: what happened, what is safe, which fields, what to do. */
export function RefusalAlert({ error, safe, onRetry, onField }: Props) {
  const { t } = useTranslation();
  if (!error) return null;
  const refusal = error instanceof RefusalError ? error : undefined;
  const title =
    refusal?.message ?? (error instanceof UnreachableError ? t('refusal.unreachable') : t('refusal.unexpected'));
  return (
    <Alert
      type="error"
      showIcon
      className="refusal"
      role="alert"
      title={title}
      description={
        <>
          <p>
            {safe ?? t('refusal.safe')}{' '}
            {refusal && refusal.clauses.length > 0 && <ClauseChips clauses={refusal.clauses} />}
          </p>
          {refusal && refusal.fields.length > 0 && (
            <ul>
              {refusal.fields.map((field) => (
                <li key={`${field.path}${field.message}`}>
                  {onField ? (
                    <button type="button" className="link" onClick={() => onField(field.path)}>
                      {field.message}
                    </button>
                  ) : (
                    field.message
                  )}
                </li>
              ))}
            </ul>
          )}
        </>
      }
      action={onRetry && <Button onClick={onRetry}>{t('refusal.retry')}</Button>}
    />
  );
}
