import type { Permission } from '#contract/permissions.ts';
import { workbench } from '../../paths.ts';
import type { IconName } from '../components/icon.tsx';
import type { zh } from '../locale/zh.ts';

export type NavigationEntry = {
  /** Word in the menu: a key under `navigation` of the locales. */
  label: keyof typeof zh.navigation;
  icon: IconName;
  to: string;
  permission: Permission;
};
/** Headed groups; the first has no heading. A page gets its line here when it exists. */
export type NavigationGroup = { heading: keyof typeof zh.navigation | null; entries: readonly NavigationEntry[] };

export const navigation: readonly NavigationGroup[] = [
  {
    heading: null,
    entries: [
      { label: 'today', icon: 'home', to: workbench.today(), permission: 'signed-in' },
      { label: 'applications', icon: 'document', to: workbench.applications(), permission: 'applications.read' },
    ],
  },
];
