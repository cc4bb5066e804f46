import { Button } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadMaterial, readCase, removeMaterial } from '#contract/applications.ts';
import type { MaterialView } from '#contract/case.ts';
import type { Text } from '#policy/text.ts';
import { call, fileUrl, RefusalError } from '../../api.ts';
import { Icon } from '../components/icon.tsx';
import { sizeLabel } from '../file-labels.ts';
import { useText } from '../i18n.ts';
import { renew } from '../query.ts';
import { fieldId, useApply } from './apply-context.ts';
import type { Sending } from './use-uploads.ts';

type Props = { slot: string; label: string; help?: Text | null; level?: 'small' };

/** Files of one slot: chosen or dragged here, with progress, and removed again. */
export function MaterialSlot({ slot, label, help = null, level }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const { file, isLocked, uploads, attempted, lacks } = useApply();
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const path = `material.${slot}`;
  const id = fieldId(path);
  const locked = isLocked(path);
  const here = file.materials.filter((material) => material.slot === slot);
  const sending = uploads.sending.filter((item) => item.slot === slot);
  const lacking = attempted && sending.length === 0 && lacks.some((lack) => lack.path === path);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!locked) uploads.start(slot, [...event.dataTransfer.files]);
  };
  return (
    <div
      className={`slot ${over ? 'over' : ''}`}
      id={id}
      tabIndex={-1}
      role="group"
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="row spread wrap">
        <span>
          {level === undefined ? <b>{label}</b> : <span className="second">{label}</span>}
          {help !== null && <span className="muted small">{t('apply.slotHelp', { help: say(help) })}</span>}
        </span>
        {!locked && (
          <>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              onChange={(event) => {
                uploads.start(slot, [...(event.target.files ?? [])]);
                event.target.value = '';
              }}
            />
            <Button
              size={level}
              icon={<Icon name="upload" />}
              aria-label={t('apply.addFileTo', { label, help: help === null ? '' : say(help) })}
              onClick={() => picker.current?.click()}
            >
              {t('apply.addFile')}
            </Button>
          </>
        )}
      </div>
      {lacking && (
        <p className="vd g3" role="alert">
          <Icon name="alert" /> {t('field.empty')}
        </p>
      )}
      {(here.length > 0 || sending.length > 0) && (
        <ul className="up">
          {here.map((material) => (
            <ArrivedFile key={material.id} material={material} locked={locked} />
          ))}
          {sending.map((item) => (
            <SendingFile key={item.key} item={item} onCancel={() => uploads.cancel(item.key)} />
          ))}
        </ul>
      )}
    </div>
  );
}

function ArrivedFile({ material, locked }: { material: MaterialView; locked: boolean }) {
  const { t } = useTranslation();
  const { file } = useApply();
  const [error, setError] = useState<string | null>(null);
  const address = { params: { id: file.id, materialId: material.id } };
  const remove = async () => {
    try {
      await call(removeMaterial, address);
      await renew(readCase);
    } catch (reason) {
      setError(reason instanceof RefusalError ? reason.message : t('refusal.unreachable'));
    }
  };
  return (
    <li>
      <Icon name="document" />
      <span>
        <a href={fileUrl(downloadMaterial, { ...address, query: {} })} target="_blank" rel="noreferrer">
          {material.fileName}
        </a>
        <span className="small okt">
          {t('apply.arrived', { size: sizeLabel(material.size) })}
          {material.pages !== null && ` · ${t('material.pages', { count: material.pages })}`}
        </span>
        {error !== null && (
          <span className="small errt" role="alert">
            {error}
          </span>
        )}
      </span>
      {!locked && (
        <Button
          size="small"
          aria-label={t('apply.removeFile', { name: material.fileName })}
          onClick={() => void remove()}
        >
          {t('apply.remove')}
        </Button>
      )}
    </li>
  );
}

function SendingFile({ item, onCancel }: { item: Sending; onCancel: () => void }) {
  const { t } = useTranslation();
  const percent = Math.round(item.share * 100);
  const failed = item.error !== null;
  const words = item.error instanceof RefusalError ? item.error.message : t('refusal.unreachable');
  return (
    <li>
      <Icon name={failed ? 'alert' : 'upload'} />
      <span>
        {item.fileName}
        {failed ? (
          <span className="small errt" role="alert">
            {t('apply.notArrived', { reason: words })}
          </span>
        ) : (
          <>
            <span className="small second">{t('apply.sending', { percent })}</span>
            <progress value={percent} max={100} aria-label={item.fileName} />
          </>
        )}
      </span>
      <Button size="small" onClick={onCancel}>
        {failed ? t('apply.putAway') : t('apply.cancel')}
      </Button>
    </li>
  );
}
