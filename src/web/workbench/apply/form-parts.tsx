import { Button, Drawer } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../i18n.ts';
import { SectionBody } from './section-body.tsx';
import { PartBars, SectionNav } from './section-nav.tsx';
import type { Section } from './sections.ts';

type Props = { sections: readonly Section[]; part: number; onPart: (index: number) => void; onReview: () => void };

/** All parts one below the other, with the list of parts beside them. */
export function PartsOnDesk({ sections, onPart, onReview }: Props) {
  const { t } = useTranslation();
  const go = (index: number) => {
    onPart(index);
    const heading = document.getElementById(`part-${sections[index]?.id ?? ''}`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  return (
    <div className="apply-grid">
      <SectionNav sections={sections} onChoose={go} />
      <div className="stack">
        {sections.map((section, index) => (
          <Part key={section.id} section={section} first={index === 0} />
        ))}
        <p>
          <Button type="primary" size="large" onClick={onReview}>
            {t('apply.review')}
          </Button>
        </p>
      </div>
    </div>
  );
}

/** One part at a time, with the way on at the foot of the screen. */
export function PartsOnPhone({ sections, part, onPart, onReview }: Props) {
  const { t } = useTranslation();
  const [listed, setListed] = useState(false);
  const section = sections[part];
  const last = part === sections.length - 1;
  const shown = useRef(part);
  useEffect(() => {
    if (shown.current !== part) window.scrollTo(0, 0);
    shown.current = part;
  }, [part]);
  if (section === undefined) return null;
  return (
    <>
      <PartBars sections={sections} index={part} onAll={() => setListed(true)} />
      <Part key={section.id} section={section} first={part === 0} />
      <div className="foot">
        <Button disabled={part === 0} onClick={() => onPart(part - 1)}>
          {t('apply.previous')}
        </Button>
        <Button type="primary" onClick={() => (last ? onReview() : onPart(part + 1))}>
          {last ? t('apply.review') : t('apply.next')}
        </Button>
      </div>
      <Drawer open={listed} onClose={() => setListed(false)} placement="bottom" size="auto" title={t('apply.parts')}>
        <SectionNav
          sections={sections}
          onChoose={(index) => {
            setListed(false);
            onPart(index);
          }}
        />
      </Drawer>
    </>
  );
}

function Part({ section, first }: { section: Section; first: boolean }) {
  const say = useText();
  const titleId = `part-${section.id}`;
  return (
    <section className="card part" aria-labelledby={titleId}>
      <header>
        <h2 id={titleId} tabIndex={-1}>
          {say(section.title)}
        </h2>
      </header>
      <div className="body">
        {section.help !== null && <p className="second">{say(section.help)}</p>}
        <SectionBody section={section} first={first} />
      </div>
    </section>
  );
}
