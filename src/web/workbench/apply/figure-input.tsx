import { Input } from 'antd';
import type { Parsed } from '../figures.ts';
import { useApply } from './apply-context.ts';
import type { Path } from './draft.ts';
import type { Frame } from './field-frame.tsx';

type Props = {
  path: Path;
  frame: Frame;
  unit: string;
  /** As stored, written for an input. */ stored: string;
  parse: (text: string) => Parsed;
};

/** A figure as text, so that nothing typed is rounded or eaten; what is no figure stays to be put right. */
export function FigureInput({ path, frame, unit, stored, parse }: Props) {
  const { change, enter, entered } = useApply();
  const onText = (text: string) => {
    const parsed = parse(text);
    enter(path, text);
    change(path, parsed.ok ? parsed.value : null);
  };
  return (
    <Input
      {...frame}
      value={entered[path] ?? stored}
      inputMode="decimal"
      autoComplete="off"
      suffix={<span className="second">{unit}</span>}
      {...(frame['aria-invalid'] && { status: 'error' as const })}
      onChange={(event) => onText(event.target.value)}
      onBlur={() => {
        // A good figure is shown as stored from now on: full-width digits become plain ones.
        if (parse(entered[path] ?? stored).ok) enter(path, null);
        frame.onBlur();
      }}
    />
  );
}
