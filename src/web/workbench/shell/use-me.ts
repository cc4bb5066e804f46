import { readMe, type Me } from '#contract/accounts.ts';
import { canUse, type Permission } from '#contract/permissions.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { queryOf } from '../query.ts';

/** The signed-in person. Only below the shell, whose route has read it. */
export const useMe = (): Me => useSuspenseQuery(queryOf(readMe, {})).data;

/** Whether the person's roles open a permission. The server asks again; this only spares a dead end. */
export const useCan = (): ((permission: Permission) => boolean) => {
  const me = useMe();
  return (permission) =>
    canUse(
      permission,
      me.holdings.map((holding) => holding.role),
    );
};
