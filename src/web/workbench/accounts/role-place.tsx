import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listAssociations } from '#contract/associations.ts';
import { roleFits, type Role } from '#policy/roles.ts';
import { Answer } from '../components/answer.tsx';
import { SearchableChoice } from '../components/searchable-choice.tsx';
import { useText } from '../i18n.ts';
import { useEndpoint } from '../query.ts';

type Choose = (code: string | null) => void;

/** Where a role is held. Districts are many, so their prefecture or municipality is chosen first. */
export function RolePlace({ role, onChange }: { role: Role; onChange: Choose }) {
  const { t } = useTranslation();
  const [under, setUnder] = useState<string | null>(null);
  if (role !== 'district-officer')
    return (
      <AssociationChoice
        label={t('accountDesk.association')}
        fits={(kind) => roleFits(role, kind)}
        onChange={onChange}
      />
    );
  return (
    <>
      <AssociationChoice
        label={t('accountDesk.overDistrict')}
        fits={(kind) => kind === 'prefecture' || kind === 'province'}
        onChange={(code) => {
          setUnder(code);
          onChange(null);
        }}
      />
      {under !== null && (
        <AssociationChoice
          key={under}
          label={t('accountDesk.district')}
          under={under}
          fits={(kind) => kind === 'district'}
          onChange={onChange}
        />
      )}
    </>
  );
}

type ChoiceProps = { label: string; under?: string; fits: (kind: string) => boolean; onChange: Choose };

function AssociationChoice({ label, under, fits, onChange }: ChoiceProps) {
  const say = useText();
  const query = useEndpoint(listAssociations, { query: under === undefined ? {} : { under } });
  // What is typed is looked up as it is typed: the list has to be there first.
  return (
    <Answer query={query}>
      {({ associations }) => (
        <SearchableChoice
          label={label}
          options={associations
            .filter(({ kind }) => fits(kind))
            .map(({ code, name }) => ({ value: code, label: say(name) }))}
          onChange={onChange}
        />
      )}
    </Answer>
  );
}
