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
  /** A page of the public site, which has another address in each language. */
  outside?: true;
};
/** Headed groups; the first has no heading. A page gets its line here when it exists. */
export type NavigationGroup = { heading: keyof typeof zh.navigation | null; entries: readonly NavigationEntry[] };

export const navigation: readonly NavigationGroup[] = [
  {
    heading: null,
    entries: [
      { label: 'today', icon: 'home', to: workbench.today(), permission: 'signed-in' },
      { label: 'applications', icon: 'document', to: workbench.applications(), permission: 'applications.read' },
      { label: 'notices', icon: 'flag', to: workbench.notices(), permission: 'publicity.read' },
      { label: 'reviews', icon: 'pen', to: workbench.reviews(), permission: 'reviews.write' },
      { label: 'meetings', icon: 'people', to: workbench.meetings(), permission: 'meetings.read' },
      { label: 'selections', icon: 'check', to: workbench.selections(), permission: 'calls.manage' },
      { label: 'approvals', icon: 'check', to: workbench.approvals(), permission: 'approvals.issue' },
      { label: 'bases', icon: 'building', to: workbench.bases(), permission: 'recognitions.read' },
      { label: 'nominations', icon: 'people', to: workbench.nominations(), permission: 'nominations.manage' },
      { label: 'partners', icon: 'globe', to: workbench.partners(), permission: 'nominations.read' },
      { label: 'funding', icon: 'building', to: workbench.funding(), permission: 'funding.read' },
      { label: 'documents', icon: 'archive', to: workbench.documents(), permission: 'documents.read' },
    ],
  },
  {
    heading: 'records',
    entries: [
      { label: 'unit', icon: 'user', to: workbench.unit(), permission: 'units.own' },
      { label: 'cooperations', icon: 'link', to: workbench.cooperations(), permission: 'publicity.read' },
      { label: 'sanctions', icon: 'alert', to: workbench.sanctions(), permission: 'sanctions.read' },
    ],
  },
  {
    heading: 'grounds',
    entries: [
      { label: 'calls', icon: 'calendar', to: workbench.calls(), permission: 'signed-in' },
      { label: 'regulationDesk', icon: 'pen', to: workbench.regulationDesk(), permission: 'regulations.draft' },
      { label: 'regulations', icon: 'book', to: 'regulations', permission: 'public', outside: true },
    ],
  },
  {
    heading: 'system',
    entries: [
      { label: 'accounts', icon: 'people', to: workbench.accounts(), permission: 'accounts.read' },
      { label: 'audit', icon: 'shield', to: workbench.audit(), permission: 'audit.read' },
    ],
  },
];
