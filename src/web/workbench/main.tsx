import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import chinese from 'antd/locale/zh_CN';
import english from 'antd/locale/en_US';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../tokens.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/parts.css';
import './styles/print.css';
import { startTexts, useLocale } from './i18n.ts';
import { usePhone } from './phone.ts';
import { queryClient } from './query.ts';
import { router } from './router.tsx';
import { themeFor } from './theme.ts';

function Workbench() {
  const locale = useLocale();
  const phone = usePhone();
  return (
    <ConfigProvider
      locale={locale === 'zh' ? chinese : english}
      theme={themeFor(phone)}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}

await startTexts();
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <Workbench />
  </StrictMode>,
);
