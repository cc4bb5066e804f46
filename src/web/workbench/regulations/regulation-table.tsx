import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { listAssociations } from '#contract/associations.ts';
import type { ReceivedOf } from '#contract/endpoint.ts';
import { listRegulations } from '#contract/regulations.ts';
import type { Text } from '#policy/text.ts';
import { publicPages } from '../../paths.ts';
import { Answer } from '../components/answer.tsx';
import { DataTable, type DataColumn } from '../components/data-table.tsx';
import { todayHere } from '../dates.ts';
import { useLocale, useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import { EditionList } from './edition-list.tsx';

type Row = ReceivedOf<typeof listRegulations>['regulations'][number];
type Props = {
  authorities: readonly { code: string; name: Text }[];
  pending: boolean;
  onRevise: (regulationId: string) => void;
};

const forceOf = (row: Row): 'inForce' | 'later' | 'ended' =>
  row.inForce ? 'inForce' : row.until !== null && row.until <= todayHere() ? 'ended' : 'later';

/** Every regulation, with its state today and its texts over time. */
export function RegulationTable({ authorities, pending, onRevise }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const locale = useLocale();
  const regulations = useEndpoint(listRegulations, {});
  const associations = useEndpoint(listAssociations, {}).data?.associations ?? [];
  const nameOf = (code: string): string => {
    const found = associations.find((each) => each.code === code);
    return found === undefined ? code : say(found.name);
  };
  const mine = (row: Row): boolean => authorities.some((authority) => authority.code === row.authority);
  const columns: DataColumn<Row>[] = [
    {
      key: 'title',
      label: t('regulationDesk.regulation'),
      cell: (row) => (
        <>
          <a href={publicPages(locale).regulation(row.id)}>{say(row.title)}</a>
          <span className="note">{[row.documentNumber, row.id].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    { key: 'authority', label: t('regulationDesk.authority'), cell: (row) => nameOf(row.authority) },
    {
      key: 'state',
      label: t('regulationDesk.state'),
      cell: (row) => {
        const force = forceOf(row);
        return <span className={force === 'inForce' ? 'tag ok' : 'tag'}>{t(`regulationDesk.force.${force}`)}</span>;
      },
    },
    {
      key: 'editions',
      label: t('regulationDesk.editions'),
      cell: (row) => <EditionList regulationId={row.id} />,
    },
    ...(authorities.length > 0
      ? [
          {
            key: 'act',
            label: t('regulationDesk.act'),
            quiet: true,
            cell: (row: Row) =>
              mine(row) && (
                <Button disabled={pending} onClick={() => onRevise(row.id)}>
                  {t('regulationDesk.revise')}
                  <span className="vh">：{say(row.title)}</span>
                </Button>
              ),
          },
        ]
      : []),
  ];
  return (
    <Answer query={regulations}>
      {(data) => (
        <DataTable
          caption={t('regulationDesk.listTitle')}
          columns={columns}
          rows={data.regulations}
          keyOf={(row) => row.id}
        />
      )}
    </Answer>
  );
}
