import { useTranslation } from 'react-i18next';
import type { Recognition } from '#contract/recognitions.ts';
import { workbench } from '../../paths.ts';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { PathLink } from '../components/path-link.tsx';
import { StandingTag } from '../components/standing-tag.tsx';
import { usePeriod } from './period.ts';
import { useText } from '../i18n.ts';

export function BaseTable({ bases }: { bases: readonly Recognition[] }) {
  const { t } = useTranslation();
  const say = useText();
  const period = usePeriod();
  const columns: DataColumn<Recognition>[] = [
    {
      key: 'name',
      label: t('baseDesk.name'),
      cell: (base) => (
        <>
          <PathLink to={workbench.base(base.id)}>{say(base.name)}</PathLink>
          <span className="note">{say(base.unitName)}</span>
        </>
      ),
    },
    { key: 'type', label: t('column.type'), cell: (base) => say(base.baseTypeName) },
    { key: 'place', label: t('baseDesk.place'), cell: (base) => say(base.place) || '—' },
    { key: 'standing', label: t('baseDesk.standing'), cell: (base) => <StandingTag standing={base.standing} /> },
    {
      key: 'validity',
      label: t('baseDesk.validity'),
      cell: (base) => period({ from: base.validFrom, to: base.validTo }),
    },
    { key: 'document', label: t('baseDesk.document'), cell: (base) => base.documentNumber || '—' },
  ];
  return <DataTable caption={t('baseDesk.title')} columns={columns} rows={bases} keyOf={(base) => base.id} />;
}
