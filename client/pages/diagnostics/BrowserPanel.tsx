import { Flex, Panel } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lookAtBrowser } from './browser-checks.ts';
import { CheckRow } from './CheckRow.tsx';

/** The browser that this page is open in. */
export function BrowserPanel() {
  const { t } = useTranslation();
  const [findings] = useState(() => lookAtBrowser(window));
  return (
    <Panel header={t('diagnostics.areas.browser')}>
      <Flex as="ul" flexDirection="column" margin="none" padding="none">
        {findings.map(({ id, state, code }) => (
          <CheckRow
            key={id}
            state={state}
            text={t(`diagnostics.browser.${id}.${code}` as 'diagnostics.browser.storage.ok')}
            title={t(`diagnostics.browser.${id}.title`)}
          />
        ))}
      </Flex>
    </Panel>
  );
}
