import { Button, type ButtonProps } from 'antd';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '#contract/case.ts';
import { obstacleTexts, type ObstacleCode } from '#workflow/commands.ts';
import { useText } from '../i18n.ts';
import { ClauseChips } from './clause-chip.tsx';
import { Icon } from './icon.tsx';

type Obstacle = NonNullable<Case['commands'][number]['obstacle']>;
type Props = {
  children: ReactNode;
  /** Why it cannot be done now; shown beside the button, which then does nothing but stays reachable by keyboard. */
  obstacle?: Obstacle | null;
  onClick: () => void;
  type?: ButtonProps['type'];
  size?: ButtonProps['size'];
  icon?: ReactNode;
  danger?: boolean;
  block?: boolean;
  loading?: boolean;
};

/** The words without the clauses, which stand beside them as chips. */
const wordsOf = (obstacle: Obstacle) => obstacleTexts[obstacle.code as ObstacleCode] ?? obstacle.message;

export function CommandButton({ children, obstacle = null, onClick, danger = false, ...rest }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const reasonId = useId();
  if (obstacle === null) {
    return (
      <Button {...rest} danger={danger} onClick={onClick}>
        {children}
      </Button>
    );
  }
  return (
    <div>
      <Button
        {...rest}
        type="default"
        className="blocked"
        aria-disabled="true"
        aria-describedby={reasonId}
        onClick={(event) => event.preventDefault()}
      >
        {children}
      </Button>
      <p className="why" id={reasonId}>
        <Icon name="lock" />
        <span>
          {t('command.cannot', { reason: text(wordsOf(obstacle)) })}
          {obstacle.count !== undefined && t('command.count', { count: obstacle.count })}{' '}
          <ClauseChips clauses={obstacle.clauses} />
        </span>
      </p>
    </div>
  );
}
