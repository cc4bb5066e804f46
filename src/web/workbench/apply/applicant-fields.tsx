import { Checkbox, Radio } from 'antd';
import { lanesOf } from '#policy/dossier.ts';
import { ClauseChip } from '../components/clause-chip.tsx';
import { useText } from '../i18n.ts';
import { fieldId, useApply } from './apply-context.ts';
import { FieldFrame } from './field-frame.tsx';
import { applicantLabels } from './sections.ts';

/** Which of the regulation's applicants the unit is, by which lane it applies, and whether the file stands for a further title too. */
export function ApplicantFields() {
  const say = useText();
  const { draft, change, flush, regulation, isLocked } = useApply();
  const { applicants, jointEntry } = regulation;
  const groups = applicants?.groups ?? {};
  const lanes = applicants === undefined ? [] : lanesOf(applicants, draft.group);
  const choose = (path: 'group' | 'lane', value: string) => {
    change(path, value);
    // A lane that the new group may not use is taken back rather than kept silently.
    if (path === 'group' && applicants && draft.lane !== null && !lanesOf(applicants, value).includes(draft.lane))
      change('lane', null);
    flush();
  };
  return (
    <>
      {applicants && (
        <FieldFrame path="group" label={applicantLabels.group} group>
          {(frame) => (
            <Radio.Group
              className="choices"
              value={draft.group}
              disabled={frame.disabled}
              options={Object.entries(groups).map(([value, group]) => ({
                value,
                label: (
                  <>
                    {say(group.label)} <ClauseChip clause={group.clause} regulation={regulation} />
                    {group.help && <span className="muted small"> {say(group.help)}</span>}
                  </>
                ),
              }))}
              onChange={(event) => choose('group', event.target.value as string)}
            />
          )}
        </FieldFrame>
      )}
      {lanes.length > 0 && (
        <FieldFrame path="lane" label={applicantLabels.lane} group>
          {(frame) => (
            <Radio.Group
              className="choices"
              value={draft.lane}
              disabled={frame.disabled}
              options={lanes.map((value) => {
                const lane = applicants?.lanes[value];
                return {
                  value,
                  label: lane && (
                    <>
                      {say(lane.label)} <ClauseChip clause={lane.clause} regulation={regulation} />
                      {lane.help && <span className="muted small"> {say(lane.help)}</span>}
                    </>
                  ),
                };
              })}
              onChange={(event) => choose('lane', event.target.value as string)}
            />
          )}
        </FieldFrame>
      )}
      {jointEntry && (
        <p className="f" id={fieldId('jointEntry')}>
          <Checkbox
            checked={draft.jointEntry}
            disabled={isLocked('jointEntry')}
            onChange={(event) => {
              change('jointEntry', event.target.checked);
              flush();
            }}
          >
            {say(jointEntry.label)}
          </Checkbox>{' '}
          <ClauseChip clause={jointEntry.clause} regulation={regulation} />
        </p>
      )}
    </>
  );
}
