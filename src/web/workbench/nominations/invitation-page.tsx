import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readMe } from '#contract/accounts.ts';
import { acceptForUnit, readInvitation } from '#contract/invitations.ts';
import type { ReceivedOf } from '#contract/endpoint.ts';
import { Button } from 'antd';
import { call, RefusalError } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { FactList } from '../components/fact-list.tsx';
import { Loading } from '../components/loading.tsx';
import { usePageTitle } from '../components/page-header.tsx';
import { PathLink, useGo } from '../components/path-link.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { useDates } from '../dates.ts';
import { useText } from '../i18n.ts';
import { queryClient, queryOf } from '../query.ts';
import { Door } from '../shell/door.tsx';
import { InvitationForm } from './invitation-form.tsx';

export type Invitation = ReceivedOf<typeof readInvitation>;

/** What a nominated organisation sees behind its link: who invites it to what, and how it registers. */
export function InvitationPage() {
  const { t } = useTranslation();
  const { token } = useParams({ strict: false }) as { token: string };
  usePageTitle(t('invitation.title'));
  const query = useQuery({ ...queryOf(readInvitation, { params: { token } }), refetchOnWindowFocus: false });
  return (
    <Door wide>
      <div className="card stack">
        {query.data === undefined ? (
          query.error ? (
            <>
              <h1>{t('invitation.notFound')}</h1>
              <RefusalAlert
                error={query.error}
                safe={query.error instanceof RefusalError && query.error.status === 404 ? t('invitation.ask') : ''}
              />
            </>
          ) : (
            <Loading />
          )
        ) : (
          <Invited invitation={query.data} token={token} />
        )}
      </div>
    </Door>
  );
}

function Invited({ invitation, token }: { invitation: Invitation; token: string }) {
  const { t } = useTranslation();
  const say = useText();
  const dates = useDates();
  const facts = [
    [t('invitation.organization'), [invitation.nameZh, invitation.nameEn].filter(Boolean).join(' / ')],
    [t('invitation.place'), say(invitation.countryName)],
    [t('invitation.registration'), invitation.registration],
  ] as const;
  return (
    <>
      <h1>{t('invitation.title')}</h1>
      <p>
        {t('invitation.by', { recommender: say(invitation.recommender), call: say(invitation.callTitle) })}
        <br />
        {t('invitation.for', { type: say(invitation.typeName) })}
      </p>
      <p className="due">{t('invitation.until', { at: dates.instant(invitation.closesAt) })}</p>
      <FactList facts={facts} />
      <HeldUnits token={token} />
      <InvitationForm invitation={invitation} token={token} />
    </>
  );
}

/** For whoever is signed in already: takes the invitation up for a unit of his. */
function HeldUnits({ token }: { token: string }) {
  const { t } = useTranslation();
  const say = useText();
  const go = useGo();
  // Nobody signed in is an answer here, not a reason to leave the page.
  const me = useQuery({
    queryKey: ['invitation', 'me'],
    queryFn: () => call(readMe, {}).catch(() => null),
    retry: false,
  });
  const [failed, setFailed] = useState<Error | null>(null);
  const accept = useMutation({
    mutationFn: (unitId: string) => call(acceptForUnit, { params: { token }, body: { unitId } }),
    onSuccess: async ({ applicationId }) => {
      await queryClient.invalidateQueries();
      go(applicationId === null ? workbench.today() : workbench.form(applicationId));
    },
    onError: setFailed,
  });
  const units = me.data?.holdings.filter((holding) => holding.unitId !== null) ?? [];
  if (units.length === 0)
    return (
      <p>
        {t('invitation.haveUnit')}{' '}
        <PathLink to={workbench.signIn(workbench.invitation(token))}>{t('invitation.signIn')}</PathLink>
      </p>
    );
  return (
    <section className="stack" aria-label={t('invitation.asUnit')}>
      <p>{t('invitation.asUnit')}</p>
      <RefusalAlert error={failed} />
      {units.map((holding) => (
        <p key={holding.unitId}>
          <Button loading={accept.isPending} onClick={() => holding.unitId && accept.mutate(holding.unitId)}>
            {t('invitation.acceptFor', { name: say(holding.placeName) })}
          </Button>
        </p>
      ))}
    </section>
  );
}
