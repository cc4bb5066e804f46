import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listAssociations } from '#contract/associations.ts';
import { grantList, listLists } from '#contract/nominations.ts';
import { call as callEndpoint } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { Answer } from '../components/answer.tsx';
import { ClauseChip } from '../components/clause-chip.tsx';
import { Entry } from '../components/entry.tsx';
import { Lacks } from '../components/lacks.tsx';
import { SearchableChoice } from '../components/searchable-choice.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import type { Grantable } from './lists-page.tsx';

type Props = { call: Grantable; onClose: () => void; onDone: (words: string) => void };

/** Records the right to recommend and the number agreed with one body. */
export function GrantDialog({ call, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const query = useEndpoint(listAssociations, {});
  const associations = query.data?.associations ?? [];
  const [code, setCode] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const kinds = call.kinds.flatMap((kind) => kind.associationKinds);
  const chosen = associations.find((association) => association.code === code);
  const kind = call.kinds.find((each) => chosen && each.associationKinds.includes(chosen.kind));
  const digits = /^[1-9]\d{0,2}$/.test(typed.trim());
  const give = useAct(
    (associationCode: string) =>
      callEndpoint(grantList, {
        body: { callId: call.callId, associationCode, quota: typed.trim() === '' ? null : Number(typed) },
      }),
    ({ quota }) => {
      onDone(t('listsDesk.granted', { name: chosen ? say(chosen.name) : '', quota }));
      onClose();
    },
    listLists,
  );
  const lacks =
    kind === undefined
      ? t('listsDesk.lackAssociation')
      : typed.trim() === ''
        ? kind.quota === null
          ? t('listsDesk.quotaNeeded', { kind: say(kind.label) })
          : null
        : digits
          ? null
          : t('listsDesk.lackQuota');
  return (
    <CommandDialog
      title={t('listsDesk.grantTitle')}
      okText={t('listsDesk.grant')}
      ready={lacks === null}
      pending={give.isPending}
      error={give.error}
      onOk={() => code !== null && give.mutate(code)}
      onClose={onClose}
    >
      <p className="second">
        {t('listsDesk.grantEffect', { kinds: call.kinds.map((each) => say(each.label)).join('、') })}
      </p>
      {/* What is typed is looked up as it is typed: the list has to be there first. */}
      <Answer query={query}>
        {() => (
          <SearchableChoice
            label={t('listsDesk.association')}
            options={associations
              .filter((association) => kinds.includes(association.kind))
              .map((association) => ({ value: association.code, label: say(association.name) }))}
            onChange={setCode}
          />
        )}
      </Answer>
      <Entry
        label={t('listsDesk.quota')}
        optional={kind?.quota !== null}
        hint={
          kind && (
            <>
              {kind.quota === null
                ? t('listsDesk.quotaNeeded', { kind: say(kind.label) })
                : t('listsDesk.quotaHint', { kind: say(kind.label), most: kind.quota })}{' '}
              <ClauseChip clause={kind.clause} regulation={{ id: call.regulationId, numbering: call.numbering }} />
            </>
          )
        }
      >
        {(control) => (
          <input {...control} inputMode="numeric" value={typed} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Entry>
      <Lacks reason={lacks} />
    </CommandDialog>
  );
}
