import { Box, Button, Flex, Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { useTickOff } from '../../api/use-checklist.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { firstClick } from '../../components/first-click.ts';
import { BREVO_URL } from '../../components/help-links.ts';
import { RouterLink } from '../../components/RouterLink.tsx';
import { useFocusInPlace } from '../../components/use-focus-in-place.ts';
import type { NextStep } from './next-steps.ts';

/** Where each is done, in this app; in Brevo where it is not listed. */
const PATHS: Partial<Record<NextStep, string>> = {
  own_fields: '/settings/mapping',
  storefronts: '/settings/lists',
  mavera: '/insights',
};

/** What makes more of the sync. Each goes when it is done, or when somebody ticks it off for the store. */
export function NextStepsPanel({ steps }: { steps: NextStep[] }) {
  const { t } = useTranslation();
  const tickOff = useTickOff();
  const focusKept = useFocusInPlace();
  if (steps.length === 0) return null;
  return (
    <Panel description={t('overview.next.intro')} header={t('overview.next.title')}>
      {tickOff.isError && <ErrorNotice error={tickOff.error} />}
      <Box {...focusKept}>
        <Flex as="ul" flexDirection="column" flexGap="1.25rem" margin="none" padding="none">
          {steps.map((step) => (
            <Flex
              as="li"
              flexDirection={{ mobile: 'column', tablet: 'row' }}
              flexGap="1rem"
              justifyContent="space-between"
              key={step}
            >
              <Box>
                <Text bold margin="none">
                  {t(`overview.next.steps.${step}.title`)}
                </Text>
                <Text color="secondary60" margin="none">
                  {t(`overview.next.steps.${step}.text`)}
                </Text>
                <StepLink step={step} />
              </Box>
              <Box style={{ flexShrink: 0 }}>
                <Button
                  aria-label={t('overview.next.tickOffOf', {
                    step: t(`overview.next.steps.${step}.title`),
                  })}
                  mobileWidth="auto"
                  onClick={firstClick(() => tickOff.mutate({ item: step, isDone: true }))}
                  variant="subtle"
                >
                  {t('overview.next.tickOff')}
                </Button>
              </Box>
            </Flex>
          ))}
        </Flex>
      </Box>
    </Panel>
  );
}

function StepLink({ step }: { step: NextStep }) {
  const { t } = useTranslation();
  const text = t(`overview.next.steps.${step}.link`);
  const path = PATHS[step];
  if (!path) return <ExternalLink href={BREVO_URL} text={text} />;
  return <RouterLink to={path}>{text}</RouterLink>;
}
