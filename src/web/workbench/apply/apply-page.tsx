import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readCase } from '#contract/applications.ts';
import { readRegulation } from '#contract/regulations.ts';
import { withCallMaterials } from '#policy/materials.ts';
import { workbench } from '../../paths.ts';
import { RegulationContext } from '../components/clause-scope.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Loading } from '../components/loading.tsx';
import { PathLink } from '../components/path-link.tsx';
import { FailedPage } from '../components/failed-page.tsx';
import { queryOf, useEndpoint } from '../query.ts';
import '../styles/apply.css';
import { ApplyForm } from './apply-form.tsx';

/** The form of a draft or of a file returned for correction. */
export function ApplyPage() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false });
  // The form must start from the version the server is at, never from one read earlier.
  const file = useQuery({
    ...queryOf(readCase, { params: { id: id ?? '' } }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const pinned = file.data?.regulation;
  const regulation = useEndpoint(
    readRegulation,
    { params: { regulationId: pinned?.id ?? '' }, query: { version: pinned?.version } },
    pinned !== undefined,
  );
  const error = file.error ?? regulation.error;
  if (error) return <FailedPage error={error} onRetry={() => void file.refetch()} />;
  if (!file.data || !regulation.data || !file.isFetchedAfterMount) return <Loading />;
  if (file.data.status !== 'draft' && file.data.status !== 'returned') {
    return (
      <div className="card col">
        <EmptyState title={t('apply.closed')} text={t('apply.closedText')}>
          <PathLink to={workbench.case(file.data.id)}>{t('apply.toCase')}</PathLink>
        </EmptyState>
      </div>
    );
  }
  return (
    <RegulationContext
      value={{
        id: file.data.regulation.id,
        version: file.data.regulation.version,
        numbering: regulation.data.regulation.numbering,
      }}
    >
      <ApplyForm
        key={file.data.id}
        file={file.data}
        regulation={withCallMaterials(regulation.data.regulation, file.data.call.materials)}
      />
    </RegulationContext>
  );
}
