import type { ClauseRef } from '#policy/clause.ts';
import { ClauseChip } from '../components/clause-chip.tsx';

type Props = { label: string; words: string; value: number; whole: number; clause: ClauseRef };

/** A figure against its measure: said in words, drawn as a bar, with the clause that sets it. */
export function Measure({ label, words, value, whole, clause }: Props) {
  const share = whole === 0 ? 0 : Math.min(100, (100 * value) / whole);
  return (
    <div>
      <p>
        <b>{label}</b>　{words} <ClauseChip clause={clause} />
      </p>
      <span className="bar spaced" aria-hidden="true">
        <i style={{ width: `${share}%` }} />
      </span>
    </div>
  );
}
