import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addableKinds, addAssociation, listAssociations } from '#contract/associations.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { Choice } from '../components/choice.tsx';
import { Entry } from '../components/entry.tsx';
import { Lacks } from '../components/lacks.tsx';
import { fits } from '../components/long-text.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';

type Props = { onClose: () => void; onDone: (outcome: string) => void };

/** Adds a body that is not among the science associations on record, so that people can be given roles at it. */
export function AddAssociationDialog({ onClose, onDone }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const associations = useEndpoint(listAssociations, {}).data?.associations ?? [];
  const parents = associations.filter(({ kind }) => kind === 'nation' || kind === 'province');
  const [kind, setKind] = useState<(typeof addableKinds)[number] | null>(null);
  const [nameZh, setNameZh] = useState('');
  const [nameEn, setNameEn] = useState('');
  const [parentCode, setParentCode] = useState('nation');
  const add = useAct(
    (chosen: (typeof addableKinds)[number]) =>
      call(addAssociation, { body: { kind: chosen, nameZh: nameZh.trim(), nameEn: nameEn.trim(), parentCode } }),
    ({ name }) => {
      onDone(t('associationForm.done', { name: say(name) }));
      onClose();
    },
    listAssociations,
  );
  const lacks =
    kind === null
      ? t('associationForm.lack.kind')
      : fits(nameZh, 2, 100) && fits(nameEn, 2, 200)
        ? null
        : t('associationForm.lack.names');
  return (
    <CommandDialog
      title={t('associationForm.title')}
      okText={t('associationForm.open')}
      ready={lacks === null}
      pending={add.isPending}
      error={add.error}
      onOk={() => kind !== null && add.mutate(kind)}
      onClose={onClose}
    >
      <p className="second">{t('associationForm.effect')}</p>
      <Entry label={t('associationForm.kind')}>
        {(control) => (
          <Choice
            {...control}
            value={kind}
            empty={t('desk.choose')}
            options={addableKinds.map((each) => ({ value: each, label: t(`associationForm.kinds.${each}`) }))}
            onChange={(value) => setKind(addableKinds.find((each) => each === value) ?? null)}
          />
        )}
      </Entry>
      <Entry label={t('associationForm.nameZh')}>
        {(control) => (
          <input {...control} maxLength={100} value={nameZh} onChange={(event) => setNameZh(event.target.value)} />
        )}
      </Entry>
      <Entry label={t('associationForm.nameEn')}>
        {(control) => (
          <input {...control} maxLength={200} value={nameEn} onChange={(event) => setNameEn(event.target.value)} />
        )}
      </Entry>
      <Entry label={t('associationForm.parent')}>
        {(control) => (
          <Choice
            {...control}
            value={parentCode}
            options={parents.map(({ code, name }) => ({ value: code, label: say(name) }))}
            onChange={(value) => setParentCode(value ?? 'nation')}
          />
        )}
      </Entry>
      <Lacks reason={lacks} />
    </CommandDialog>
  );
}
