import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forwardCall, listCalls, readCall, type Call } from '#contract/calls.ts';
import { call } from '../../api.ts';
import { useAct } from '../act.ts';
import { beijingField, instantOfBeijing } from '../beijing-time.ts';
import { CommandDialog } from '../case/command-dialog.tsx';
import { Entry } from '../components/entry.tsx';
import { fits, LongText } from '../components/long-text.tsx';
import { useDates } from '../dates.ts';

type Props = { item: Call; onClose: () => void; onDone: (outcome: string) => void };
type Material = { zh: string; en: string; required: boolean };

/** Passes a call on to one's own territory, with an earlier closing and what is asked beside. */
export function ForwardDialog({ item, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const { instant } = useDates();
  const [zh, setZh] = useState(t('forward.titleOf', { title: item.title.zh, lng: 'zh' }));
  const [en, setEn] = useState(`Forwarded: ${item.title.en}`);
  const [closes, setCloses] = useState(beijingField(item.closesAt));
  const [textZh, setTextZh] = useState('');
  const [textEn, setTextEn] = useState('');
  const [materials, setMaterials] = useState<readonly Material[]>([]);
  const closesAt = instantOfBeijing(closes);
  const late = closesAt !== null && closesAt > item.closesAt;
  const change = (index: number, part: Partial<Material>) =>
    setMaterials(materials.map((each, at) => (at === index ? { ...each, ...part } : each)));
  const send = useAct(
    () =>
      call(forwardCall, {
        params: { id: item.id },
        body: {
          title: { zh: zh.trim(), en: en.trim() },
          // The field shows minutes; an untouched closing keeps the parent's own instant.
          closesAt: closes === beijingField(item.closesAt) ? item.closesAt : (closesAt ?? ''),
          materials: materials.map((each) => ({ label: { zh: each.zh, en: each.en }, required: each.required })),
          text: { zh: textZh, en: textEn },
        },
      }),
    () => {
      onDone(t('forward.done'));
      onClose();
    },
    listCalls,
    readCall,
  );
  const ready =
    fits(zh, 2, 100) &&
    fits(en, 2, 200) &&
    closesAt !== null &&
    !late &&
    materials.every((each) => fits(each.zh, 2, 100) && fits(each.en, 2, 200));
  return (
    <CommandDialog
      title={t('forward.title')}
      okText={t('forward.send')}
      width={680}
      ready={ready}
      pending={send.isPending}
      error={send.error}
      onOk={() => send.mutate(undefined)}
      onClose={onClose}
    >
      <p className="second">{t('forward.effect')}</p>
      <Entry label={t('callDesk.titleZh')}>
        {(control) => <input {...control} maxLength={100} value={zh} onChange={(event) => setZh(event.target.value)} />}
      </Entry>
      <Entry label={t('callDesk.titleEn')}>
        {(control) => <input {...control} maxLength={200} value={en} onChange={(event) => setEn(event.target.value)} />}
      </Entry>
      <Entry
        label={t('callDesk.closesBeijing')}
        hint={t('forward.notAfter', { at: instant(item.closesAt) })}
        fault={late ? t('forward.notAfter', { at: instant(item.closesAt) }) : null}
      >
        {(control) => (
          <input
            {...control}
            type="datetime-local"
            max={beijingField(item.closesAt)}
            value={closes}
            onChange={(event) => setCloses(event.target.value)}
          />
        )}
      </Entry>
      {materials.map((each, index) => (
        <fieldset key={index} className="stack tight">
          <legend className="field-label">{t('forward.material', { number: index + 1 })}</legend>
          <Entry label={t('forward.materialZh')}>
            {(control) => (
              <input
                {...control}
                maxLength={100}
                value={each.zh}
                onChange={(event) => change(index, { zh: event.target.value })}
              />
            )}
          </Entry>
          <Entry label={t('forward.materialEn')}>
            {(control) => (
              <input
                {...control}
                maxLength={200}
                value={each.en}
                onChange={(event) => change(index, { en: event.target.value })}
              />
            )}
          </Entry>
          <label className="check">
            <input
              type="checkbox"
              checked={each.required}
              onChange={(event) => change(index, { required: event.target.checked })}
            />{' '}
            {t('field.must')}
          </label>
          <p>
            <Button size="small" onClick={() => setMaterials(materials.filter((_each, at) => at !== index))}>
              {t('forward.drop')}
            </Button>
          </p>
        </fieldset>
      ))}
      <p>
        <Button
          disabled={materials.length >= 20}
          onClick={() => setMaterials([...materials, { zh: '', en: '', required: true }])}
        >
          {t('forward.add')}
        </Button>
      </p>
      <LongText label={t('callDesk.textZh')} value={textZh} minimum={0} maximum={5000} onChange={setTextZh} />
      <LongText label={t('callDesk.textEn')} value={textEn} minimum={0} maximum={8000} onChange={setTextEn} />
    </CommandDialog>
  );
}
