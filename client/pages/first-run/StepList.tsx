import { Box, Flex, Small, Text } from '@bigcommerce/big-design';
import {
  CheckCircleIcon,
  RadioButtonCheckedIcon,
  RadioButtonUncheckedIcon,
} from '@bigcommerce/big-design-icons';
import { useTranslation } from 'react-i18next';
import { useBrevoLists } from '../../api/use-brevo-lists.ts';
import { RouterLink } from '../../components/RouterLink.tsx';
import { useFormat } from '../../locales/format.ts';
import { type FirstRunData, isDone, isReachable, STEPS, type Step } from './first-run-steps.ts';

interface StepListProps {
  current: Step;
  data: FirstRunData;
}

/** The steps, with what was chosen in each. Any step that can be done now can be gone to. */
export function StepList({ current, data }: StepListProps) {
  const { t } = useTranslation();
  const choices = useChoices(data);
  return (
    <Box aria-label={t('setup.stepsLabel')} as="nav">
      <Box backgroundColor="white" borderRadius="normal" padding="xLarge" shadow="raised">
        <Flex as="ol" flexDirection="column" flexGap="1rem" margin="none" padding="none">
          {STEPS.map((step) => (
            <Flex as="li" flexDirection="row" flexGap="0.5rem" key={step}>
              <StepIcon isCurrent={step === current} isDone={isDone(step, data)} />
              <Flex aria-current={step === current ? 'step' : undefined} flexDirection="column">
                <StepName
                  isReachable={isReachable(step, data)}
                  isCurrent={step === current}
                  step={step}
                />
                <Small color="secondary60" margin="none">
                  {choices[step]}
                </Small>
              </Flex>
            </Flex>
          ))}
        </Flex>
      </Box>
    </Box>
  );
}

function StepIcon({ isDone, isCurrent }: { isDone: boolean; isCurrent: boolean }) {
  const { t } = useTranslation();
  if (isDone) return <CheckCircleIcon color="success50" title={t('setup.done')} />;
  if (isCurrent) return <RadioButtonCheckedIcon color="primary" />;
  return <RadioButtonUncheckedIcon color="secondary50" />;
}

interface StepNameProps {
  step: Step;
  isReachable: boolean;
  isCurrent: boolean;
}

function StepName({ step, isReachable, isCurrent }: StepNameProps) {
  const { t } = useTranslation();
  const name = t(`setup.steps.${step}.name`);
  if (isReachable && !isCurrent)
    return (
      <Text margin="none">
        <RouterLink to={`/setup/${step}`}>{name}</RouterLink>
      </Text>
    );
  return (
    <Text bold={isCurrent} color={isCurrent ? 'secondary70' : 'secondary60'} margin="none">
      {name}
    </Text>
  );
}

function useChoices(data: FirstRunData): Record<Step, string | undefined> {
  const { t } = useTranslation();
  const format = useFormat();
  const { status, settings } = data;
  const isConnected = status.brevo.state === 'connected';
  const listId = settings.lists.allCustomers;
  const lists = useBrevoLists({ enabled: isConnected && listId !== null });
  return {
    connect: status.brevo.account?.companyName,
    lists: lists.data?.find((list) => list.id === listId)?.name,
    mapping: isDone('mapping', data)
      ? t('setup.fields', {
          count: settings.customerMapping.length,
          formatted: format.number(settings.customerMapping.length),
        })
      : undefined,
    consent: isDone('consent', data) ? t(`consent.${settings.consent.mode}.short`) : undefined,
    start: undefined,
  };
}
