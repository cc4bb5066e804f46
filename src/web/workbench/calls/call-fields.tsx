import { useTranslation } from 'react-i18next';
import { listRegulations } from '#contract/regulations.ts';
import { LongText } from '../components/long-text.tsx';
import { Choice } from '../components/choice.tsx';
import { Entry, EntryGroup } from '../components/entry.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';
import { instantOfBeijing } from '../beijing-time.ts';
import { useDates } from '../dates.ts';
import { useMe } from '../shell/use-me.ts';
import type { CallDraft } from './call-draft.ts';

type Props = { draft: CallDraft; published: boolean; onChange: (part: Partial<CallDraft>) => void };

/** Title, regulation, types and window. */
export function CallTermFields({ draft, published, onChange }: Props) {
  const { t } = useTranslation();
  const say = useText();
  const me = useMe();
  const held = new Set(me.holdings.map(({ associationCode }) => associationCode));
  // Those under which the reader's association issues calls.
  const regulations = (useEndpoint(listRegulations, {}).data?.regulations ?? []).filter(
    ({ id, callsBy, inForce }) => (held.has(callsBy) && inForce) || id === draft.regulationId,
  );
  const types = regulations.find(({ id }) => id === draft.regulationId)?.baseTypes ?? [];
  const { instant } = useDates();
  const fixed = published ? t('callDesk.fixed') : undefined;
  /** The moment in words: a browser shows the field in its own order of day and month. */
  const inWords = (field: string, rule: string): string => {
    const at = instantOfBeijing(field);
    return at === null ? rule : `${instant(at)} · ${rule}`;
  };
  const toggle = (type: string, on: boolean) =>
    onChange({ types: on ? [...draft.types, type] : draft.types.filter((each) => each !== type) });
  return (
    <section className="card" aria-labelledby="terms-title">
      <header>
        <h2 id="terms-title">{t('callDesk.terms')}</h2>
      </header>
      <div className="body form-stack">
        <Entry label={t('callDesk.titleZh')}>
          {(control) => (
            <input
              {...control}
              lang="zh-CN"
              maxLength={100}
              value={draft.titleZh}
              onChange={(event) => onChange({ titleZh: event.target.value })}
            />
          )}
        </Entry>
        <Entry label={t('callDesk.titleEn')}>
          {(control) => (
            <input
              {...control}
              lang="en"
              maxLength={200}
              value={draft.titleEn}
              onChange={(event) => onChange({ titleEn: event.target.value })}
            />
          )}
        </Entry>
        <div className="pair">
          <Entry label={t('callDesk.regulation')} hint={fixed}>
            {(control) => (
              <Choice
                {...control}
                disabled={published}
                value={draft.regulationId}
                empty={t('desk.choose')}
                options={regulations.map(({ id, title }) => ({ value: id, label: say(title) }))}
                // Types belong to a regulation; another one takes them away.
                onChange={(value) => onChange({ regulationId: value ?? '', types: [] })}
              />
            )}
          </Entry>
          <Entry label={t('callDesk.year')} hint={fixed}>
            {(control) => (
              <input
                {...control}
                className="choice short"
                inputMode="numeric"
                disabled={published}
                maxLength={4}
                value={draft.year}
                onChange={(event) => onChange({ year: event.target.value })}
              />
            )}
          </Entry>
        </div>
        <EntryGroup label={t('callDesk.types')} hint={fixed}>
          <div className="choices upright">
            {types.length === 0 && <p className="muted">{t('callDesk.regulationFirst')}</p>}
            {types.map(({ id, name }) => (
              <label key={id} className="check">
                <input
                  type="checkbox"
                  disabled={published}
                  checked={draft.types.includes(id)}
                  onChange={(event) => toggle(id, event.target.checked)}
                />{' '}
                {say(name)}
              </label>
            ))}
          </div>
        </EntryGroup>
        <div className="pair">
          <Entry label={t('callDesk.opensBeijing')} hint={inWords(draft.opens, fixed ?? t('callDesk.zone'))}>
            {(control) => (
              <input
                {...control}
                type="datetime-local"
                disabled={published}
                value={draft.opens}
                onChange={(event) => onChange({ opens: event.target.value })}
              />
            )}
          </Entry>
          <Entry
            label={t('callDesk.closesBeijing')}
            hint={inWords(draft.closes, published ? t('callDesk.laterOnly') : t('callDesk.zone'))}
          >
            {(control) => (
              <input
                {...control}
                type="datetime-local"
                value={draft.closes}
                min={published ? draft.opens : undefined}
                onChange={(event) => onChange({ closes: event.target.value })}
              />
            )}
          </Entry>
        </div>
      </div>
    </section>
  );
}

/** Length of the public notice: nothing is proposed, the officer sets it. */
export function CallPublicityFields({ draft, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="publicity-title">
      <header>
        <h2 id="publicity-title">{t('callDesk.publicity')}</h2>
      </header>
      <div className="body pair">
        <Entry label={t('callDesk.days')} hint={t('callDesk.daysHint')}>
          {(control) => (
            <input
              {...control}
              className="choice short"
              inputMode="numeric"
              maxLength={2}
              value={draft.publicityDays}
              onChange={(event) => onChange({ publicityDays: event.target.value.normalize('NFKC').trim() })}
            />
          )}
        </Entry>
        <EntryGroup label={t('callDesk.dayKind')} hint={t('callDesk.dayKindHint')}>
          <div className="choices">
            {(['calendar', 'working'] as const).map((kind) => (
              <label key={kind} className="check">
                <input
                  type="radio"
                  name="day-kind"
                  checked={draft.publicityDayKind === kind}
                  onChange={() => onChange({ publicityDayKind: kind })}
                />{' '}
                {t(`callDesk.kind.${kind}`)}
              </label>
            ))}
          </div>
        </EntryGroup>
      </div>
    </section>
  );
}

export function CallTextFields({ draft, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="text-title">
      <header>
        <h2 id="text-title">{t('callDesk.text')}</h2>
      </header>
      <div className="body form-stack">
        <LongText
          label={t('callDesk.textZh')}
          value={draft.textZh}
          minimum={0}
          maximum={5000}
          rows={5}
          onChange={(textZh) => onChange({ textZh })}
        />
        <LongText
          label={t('callDesk.textEn')}
          value={draft.textEn}
          minimum={0}
          maximum={8000}
          rows={5}
          onChange={(textEn) => onChange({ textEn })}
        />
      </div>
    </section>
  );
}
