import { Icon } from './icon.tsx';

/** Why the button of a form or dialog rests: what is still missing. */
export function Lacks({ reason }: { reason: string | null }) {
  return (
    <div role="status">
      {reason !== null && (
        <p className="why">
          <Icon name="lock" />
          <span>{reason}</span>
        </p>
      )}
    </div>
  );
}

/** A reason found on this page, in the shape in which the server gives its own. */
export const obstacleOf = (reason: string | null) =>
  reason === null ? null : { code: 'on-this-page', message: { zh: reason, en: reason }, clauses: [] };
