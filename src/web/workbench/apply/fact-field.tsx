import { Checkbox, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Metric } from '#policy/regulation.ts';
import type { Text } from '#policy/text.ts';
import { inputFigure, parseFor, unitOf } from '../figures.ts';
import { useText } from '../i18n.ts';
import { AccountInput } from './account-input.tsx';
import { useApply } from './apply-context.ts';
import { FactVerdict } from './fact-verdict.tsx';
import { FieldFrame, type Frame } from './field-frame.tsx';
import { FigureInput } from './figure-input.tsx';
import { MaterialSlot } from './material-slot.tsx';
import { useFigureError } from './use-figure-error.ts';

/** A metric: its value, the verdict it leads to, and its evidence. */
export function FactField({ id, metric }: { id: string; metric: Metric }) {
  const { t } = useTranslation();
  const path = `facts.${id}`;
  const parse = (text: string) => parseFor(metric, text);
  const error = useFigureError(path, parse, metric.kind === 'measure' ? metric.decimals : 4);
  const group = metric.kind === 'flag' || metric.kind === 'choice' || metric.kind === 'choices';
  return (
    <FieldFrame
      path={path}
      label={metric.label}
      help={metric.help ?? null}
      error={error}
      group={group}
      below={
        <>
          {error === null && <FactVerdict metricId={id} />}
          {metric.evidence !== undefined && (
            <MaterialSlot slot={`evidence:${id}`} label={t('apply.evidence')} help={metric.evidence} level="small" />
          )}
        </>
      }
    >
      {(frame) => <FactInput path={path} id={id} metric={metric} frame={frame} parse={parse} />}
    </FieldFrame>
  );
}

function FactInput({
  path,
  id,
  metric,
  frame,
  parse,
}: {
  path: string;
  id: string;
  metric: Metric;
  frame: Frame;
  parse: (text: string) => ReturnType<typeof parseFor>;
}) {
  const { t } = useTranslation();
  const say = useText();
  const { draft, change, flush } = useApply();
  const value = draft.facts[id] ?? null;
  const options = (list: Record<string, Text>) =>
    Object.entries(list).map(([option, name]) => ({ value: option, label: say(name) }));
  const set = (next: boolean | string | string[]) => {
    change(path, next);
    flush();
  };
  switch (metric.kind) {
    case 'statement':
      return <AccountInput path={path} maximum={metric.maxCharacters} frame={frame} />;
    case 'day':
      return (
        <Input
          {...frame}
          type="date"
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => change(path, event.target.value)}
        />
      );
    case 'flag':
      return (
        <Radio.Group
          value={value}
          disabled={frame.disabled}
          options={[
            { value: true, label: t('fact.yes') },
            { value: false, label: t('fact.no') },
          ]}
          onChange={(event) => set(event.target.value as boolean)}
        />
      );
    case 'choice':
      return (
        <Radio.Group
          className="choices"
          value={value}
          disabled={frame.disabled}
          options={options(metric.options)}
          onChange={(event) => set(event.target.value as string)}
        />
      );
    case 'choices':
      return (
        <Checkbox.Group
          className="choices"
          value={Array.isArray(value) ? [...value] : []}
          disabled={frame.disabled}
          options={options(metric.options)}
          onChange={(list) => set(list as string[])}
        />
      );
    default: {
      const unit = unitOf(metric);
      return (
        <FigureInput
          path={path}
          frame={frame}
          unit={unit === null ? '' : say(unit)}
          stored={inputFigure(metric, value)}
          parse={parse}
        />
      );
    }
  }
}
