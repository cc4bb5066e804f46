import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { readMe, signIn } from '#contract/accounts.ts';
import { call } from '../../api.ts';
import { workbench } from '../../paths.ts';
import { usePageTitle } from '../components/page-header.tsx';
import { PathLink, useGo } from '../components/path-link.tsx';
import { RefusalAlert } from '../components/refusal-alert.tsx';
import { queryClient, queryOf } from '../query.ts';
import { Door } from '../shell/door.tsx';

/** The door. It keeps to the browser's own fields, so that it opens at once on a slow line. */
export function SignInPage() {
  const { t } = useTranslation();
  const { next } = useSearch({ from: '/sign-in' });
  const go = useGo();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  usePageTitle(t('signIn.title'));
  const enter = useMutation({
    mutationFn: () => call(signIn, { body: { email: email.trim(), password } }),
    onSuccess: (me) => {
      queryClient.clear();
      queryClient.setQueryData(queryOf(readMe, {}).queryKey, me);
      go(next ?? workbench.today());
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  return (
    <Door>
      <div className="card stack">
        <h1>{t('signIn.title')}</h1>
        {next !== undefined && <p className="second">{t('signIn.ended')}</p>}
        <RefusalAlert error={enter.error} safe="" />
        <form className="stack" onSubmit={submit}>
          <label>
            <span className="field-label">{t('signIn.email')}</span>
            <input
              className="choice wide tall"
              type="email"
              required
              autoComplete="username"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </label>
          <label>
            <span className="field-label">{t('signIn.password')}</span>
            <input
              className="choice wide tall"
              type="password"
              required
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </label>
          <Button type="primary" size="large" htmlType="submit" block loading={enter.isPending}>
            {t('signIn.submit')}
          </Button>
        </form>
        <p>
          {t('signIn.noAccount')} <PathLink to={workbench.register()}>{t('signIn.register')}</PathLink>
        </p>
        <p className="second small">{t('signIn.officers')}</p>
      </div>
    </Door>
  );
}
