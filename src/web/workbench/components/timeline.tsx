import { useTranslation } from 'react-i18next';
import type { Case } from '#contract/case.ts';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { ClauseChips } from './clause-chip.tsx';
import { eventDetailOf, eventNameOf } from './event-names.ts';
import { VerdictBadge } from './verdict-badge.tsx';

type Event = Case['events'][number];

/** What happened to a file, newest first: opinions filled, other events hollow. */
export function Timeline({ events }: { events: readonly Event[] }) {
  const { t } = useTranslation();
  return (
    <section className="card long" aria-labelledby="timeline-title">
      <header>
        <h2 id="timeline-title">{t('timeline.title')}</h2>
        <span className="second small">{t('timeline.note')}</span>
      </header>
      <div className="body">
        <ol className="tl">
          {events
            .toSorted((one, other) => other.sequence - one.sequence)
            .map((event) => (
              <TimelineItem key={event.sequence} event={event} />
            ))}
        </ol>
      </div>
    </section>
  );
}

function TimelineItem({ event }: { event: Event }) {
  const { t } = useTranslation();
  const text = useText();
  const { instant } = useDates();
  const { text: name, tone } = eventNameOf(event);
  const word = text(name);
  const detail = eventDetailOf(event);
  return (
    <li className={tone === null ? 'ev' : undefined}>
      <time className="second" dateTime={event.at}>
        {instant(event.at)}
      </time>
      <span className="pt" aria-hidden="true" />
      <div>
        <b>{event.actor ?? t('timeline.system')}</b>
        {event.place !== null && <span>{t('timeline.place', { place: text(event.place) })}</span>}{' '}
        {tone === null ? word : <VerdictBadge verdict={tone} label={word} />}
        {detail !== null && <span>{t('timeline.detail', { detail: text(detail) })}</span>}
        {tone !== null && event.stepName !== null && (
          <span className="muted small">{t('timeline.step', { step: text(event.stepName) })}</span>
        )}{' '}
        <ClauseChips clauses={event.clauses} />
        {event.text !== null && event.text !== '' && <blockquote className="prose">{event.text}</blockquote>}
      </div>
    </li>
  );
}
